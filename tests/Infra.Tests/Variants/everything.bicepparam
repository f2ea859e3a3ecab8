// Every switch that adds something.
using '../../../infra/main.bicep'

param environmentName = 'everything'
param location = 'chinaeast3'
param plan = 'Premium'
param durableBackend = 'DurableTaskScheduler'
param operatorsGroupId = '11111111-1111-1111-1111-111111111111'
param alertEmails = ['operators@example.cn']
param units = [
  { name: 'transport', code: '11220300MB0000001X', principalId: '22222222-2222-2222-2222-222222222222' }
  { name: 'tax', code: '11220300MB0000002X', principalId: '' }
]
param partners = [
  { name: 'province', code: '11220000MB0000003X', principalId: '33333333-3333-3333-3333-333333333333' }
]
param subjectsAuthority = 'https://people.example.cn'
param callingSystems = [
  { applicationId: '44444444-4444-4444-4444-444444444444', code: '11220300MB1234562E' }
]
