targetScope = 'subscription'

import { CallingSystem, DurableBackend, Plan, Receiver } from 'types.bicep'
import { Endpoints, endpointsOf } from 'clouds.bicep'

metadata description = 'Social credit information of a city: the function app and all that it stands on.'

@description('Name of the environment; names of resources come from it.')
@minLength(1)
@maxLength(32)
param environmentName string

@description('Region of everything, telemetry included. In mainland China unless told otherwise: personal information stays in the country.')
param location string = 'chinanorth3'

@description('The cloud.')
param cloud 'AzureChinaCloud' | 'AzureCloud' = 'AzureChinaCloud'

@description('Endpoints of the cloud; null: the ones that are known of it.')
param cloudEndpoints Endpoints?

@description('How the app is hosted. Premium or Dedicated where the region does not offer Flex Consumption.')
param plan Plan = 'FlexConsumption'

@description('Most instances that the app may grow to (Flex Consumption and Premium).')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('Where orchestrations are kept.')
param durableBackend DurableBackend = 'AzureStorage'

@description('From where the Durable Task Scheduler may be reached, in CIDR notation; an empty list lets nobody in.')
param schedulerAddresses string[] = ['0.0.0.0/0']

@description('Private endpoints and a network of their own for storage, keys and messages. Without, they have public addresses, and Service Bus is Standard instead of Premium: for trials with made-up data.')
param privateNetwork bool = true

@description('Address range of the network, a /24.')
param networkAddressPrefix string = '10.20.0.0/24'

@description('Redundancy of storage. A geo-redundant copy goes to the paired region: that of China North 3 is China East 3.')
param storageSku
  | 'Standard_LRS'
  | 'Standard_ZRS'
  | 'Standard_GRS'
  | 'Standard_RAGRS'
  | 'Standard_GZRS'
  | 'Standard_RAGZRS' = 'Standard_RAGRS'

@description('Days for which no entry of the query log can be changed or deleted (长期保存, article 15(3)). Once the policy is locked it can be lengthened, never shortened.')
@minValue(365)
@maxValue(146000)
param queryLogDays int = 3650

@description('Whether the policy of the query log was locked; the template then leaves it alone.')
param queryLogLocked bool = false

@description('The OpenID Connect authority of bodies and their systems; empty: Microsoft Entra ID of this tenant. Its tokens never make a credit subject.')
param identityAuthority string = ''

@description('The audience that its tokens must name.')
param identityAudience string = 'credit-functions'

@description('The OpenID Connect authority of credit subjects, another than that of bodies; empty: no subject signs in. Its tokens never make anything but a subject.')
param subjectsAuthority string = ''

@description('The audience that its tokens must name.')
param subjectsAudience string = 'credit-functions'

@description('Agencies\' own systems that call with their managed identities, whose tokens name no unit.')
param callingSystems CallingSystem[] = []

@description('The app\'s address as people write it, printed on reports; empty: the host name by which a report was asked for.')
param publicAddress string = ''

@description('The most days for which a look by an unannounced inspection is not shown to its subject.')
@minValue(0)
@maxValue(365)
param longestHiddenDays int = 30

@description('The credit authority, by unified social credit code: it decides on objections to market information; empty: none is received.')
param authorityUnit string = ''

@description('Working days from receipt within which a repair is decided and told.')
@minValue(1)
@maxValue(60)
param repairWorkingDays int = 10

@description('The periods of determinations: days that a public notice stands; working days to serve the notice, to state one\'s case, to decide.')
param determinationPeriods {
  @minValue(30)
  @maxValue(250)
  publicNoticeDays: int
  @minValue(1)
  @maxValue(250)
  serviceWorkingDays: int
  @minValue(5)
  @maxValue(250)
  statementWorkingDays: int
  @minValue(1)
  @maxValue(250)
  decisionWorkingDays: int
} = {
  publicNoticeDays: 30
  serviceWorkingDays: 15
  statementWorkingDays: 5
  decisionWorkingDays: 10
}

@description('Object id of the group of operators; empty: nobody.')
param operatorsGroupId string = ''

@description('Who is told of alerts, by electronic mail.')
param alertEmails string[] = []

@description('How old, in seconds, the oldest unsealed entry of the ledger may become before operators are told.')
@minValue(60)
param unsealedSecondsLimit int = 7200

@description('Days for which telemetry is kept.')
@minValue(30)
@maxValue(730)
param telemetryDays int = 180

@description('Units whose own systems read notices and send submissions over Service Bus.')
param units Receiver[] = []

@description('Partners whose own systems read changes over Service Bus (article 14).')
param partners Receiver[] = []

var endpoints = cloudEndpoints ?? endpointsOf[cloud]
var tags = { 'azd-env-name': environmentName }
var taskHub = 'CreditFunctions'
var useScheduler = durableBackend == 'DurableTaskScheduler'
var token = toLower(uniqueString(subscription().id, environmentName, location))
var names = {
  identity: 'id-${token}'
  workspace: 'log-${token}'
  insights: 'appi-${token}'
  storage: 'st${token}'
  packages: 'app-packages'
  bus: 'sb-${token}'
  vault: 'kv-${token}'
  scheduler: 'dts-${token}'
  network: 'vnet-${token}'
  plan: 'plan-${token}'
  app: 'func-${token}'
}

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { location: location, name: names.identity, tags: tags }
}

module telemetry 'modules/telemetry.bicep' = {
  scope: group
  params: {
    location: location
    workspaceName: names.workspace
    insightsName: names.insights
    tags: tags
    retentionDays: telemetryDays
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    location: location
    name: names.storage
    packagesName: names.packages
    tags: tags
    sku: storageSku
    private: privateNetwork
    queryLogDays: queryLogDays
    queryLogLocked: queryLogLocked
  }
}

module bus 'modules/servicebus.bicep' = {
  scope: group
  params: {
    location: location
    name: names.bus
    tags: tags
    private: privateNetwork
    units: units
    partners: partners
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  dependsOn: [telemetry]
  params: {
    location: location
    name: names.vault
    tags: tags
    private: privateNetwork
    workspaceName: names.workspace
  }
}

module scheduler 'modules/scheduler.bicep' = if (useScheduler) {
  scope: group
  params: {
    location: location
    name: names.scheduler
    hub: taskHub
    tags: tags
    allowedAddresses: schedulerAddresses
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  params: {
    location: location
    name: names.network
    tags: tags
    plan: plan
    addressPrefix: networkAddressPrefix
  }
}

module privateEndpoints 'modules/endpoints.bicep' = if (privateNetwork) {
  scope: group
  dependsOn: [network, storage, bus, vault]
  params: {
    location: location
    tags: tags
    endpoints: endpoints
    networkName: names.network
    storageName: names.storage
    busName: names.bus
    vaultName: names.vault
  }
}

module access 'modules/access.bicep' = {
  scope: group
  dependsOn: [identity, telemetry, storage, bus, vault, scheduler]
  params: {
    identityName: names.identity
    storageName: names.storage
    packagesName: names.packages
    busName: names.bus
    vaultName: names.vault
    insightsName: names.insights
    schedulerName: useScheduler ? names.scheduler : ''
    operatorsGroupId: operatorsGroupId
    operatorsUploadPackages: plan == 'Premium'
    units: units
    partners: partners
  }
}

module app 'modules/app.bicep' = {
  scope: group
  // Its roles and addresses first: the host looks for its storage as soon as it starts.
  dependsOn: [access, privateEndpoints]
  params: {
    location: location
    name: names.app
    planName: names.plan
    tags: tags
    plan: plan
    maximumInstances: maximumInstances
    endpoints: endpoints
    identityName: names.identity
    storageName: names.storage
    packagesName: names.packages
    busName: names.bus
    vaultName: names.vault
    insightsName: names.insights
    networkName: privateNetwork ? names.network : ''
    durableBackend: durableBackend
    schedulerName: useScheduler ? names.scheduler : ''
    taskHub: taskHub
    identityAuthority: empty(identityAuthority) ? '${endpoints.login}${tenant().tenantId}/v2.0' : identityAuthority
    identityAudience: identityAudience
    subjectsAuthority: subjectsAuthority
    subjectsAudience: subjectsAudience
    callingSystems: callingSystems
    publicAddress: publicAddress
    longestHiddenDays: longestHiddenDays
    authorityUnit: authorityUnit
    repairWorkingDays: repairWorkingDays
    determinationPeriods: determinationPeriods
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  dependsOn: [telemetry, bus]
  params: {
    location: location
    prefix: environmentName
    tags: tags
    workspaceName: names.workspace
    busName: names.bus
    emails: alertEmails
    unsealedSecondsLimit: unsealedSecondsLimit
  }
}

// azd keeps these in the environment's file: names and addresses only.
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_STORAGE_ACCOUNT string = names.storage
output AZURE_KEY_VAULT_NAME string = names.vault
output AZURE_SERVICE_BUS_NAMESPACE string = names.bus
output SERVICE_API_NAME string = names.app
output SERVICE_API_URI string = app.outputs.uri
