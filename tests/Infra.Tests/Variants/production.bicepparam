// What a deployment is when nothing is said.
using '../../../infra/main.bicep'

param environmentName = 'production'
