// Every switch that takes something away, in the other cloud.
using '../../../infra/main.bicep'

param environmentName = 'trial'
param cloud = 'AzureCloud'
param location = 'swedencentral'
param plan = 'Dedicated'
param privateNetwork = false
param queryLogLocked = true
param identityAuthority = 'https://identity.example.cn'
