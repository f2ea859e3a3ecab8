import { Receiver } from '../types.bicep'

@description('Name of the app\'s identity.')
param identityName string
@description('Name of the storage account.')
param storageName string
@description('Name of the container of app packages.')
param packagesName string
@description('Name of the Service Bus namespace.')
param busName string
@description('Name of the key vault.')
param vaultName string
@description('Name of the Application Insights component.')
param insightsName string
@description('Name of the Durable Task Scheduler; empty: there is none.')
param schedulerName string
@description('Object id of the group of operators; empty: nobody.')
param operatorsGroupId string
@description('Whether operators put the app\'s package into storage themselves.')
param operatorsUploadPackages bool
@description('Units whose own systems send and receive messages.')
param units Receiver[]
@description('Partners whose own systems read changes.')
param partners Receiver[]

// Every role assignment of the deployment stands in this file, each with its reason, and in the table of docs/azure.md; a test holds
// the two equal. None is wider than the resource, queue, topic or subscription that it is needed for.

var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var busDataReceiver = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
var busDataSender = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
var vaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var vaultSecretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
var vaultCryptoUser = '12338af0-0e69-4776-bea7-57ae8d297424'
var vaultCryptoOfficer = '14b46e9e-c2b7-41b4-b07b-48a6ebf60603'
var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'
var durableTaskDataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

var readingUnits = filter(units, unit => !empty(unit.principalId))
var readingPartners = filter(partners, partner => !empty(partner.principalId))

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
  resource blobs 'blobServices' existing = {
    name: 'default'
    resource packages 'containers' existing = {
      name: packagesName
    }
  }
}

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: busName
  resource submissions 'queues' existing = { name: 'submissions' }
  resource feedback 'queues' existing = { name: 'feedback' }
  resource notices 'topics' existing = { name: 'notices' }
  resource changes 'topics' existing = { name: 'changes' }
}

resource unitNotices 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' existing = [
  for unit in readingUnits: {
    parent: bus::notices
    name: unit.name
  }
]

resource partnerChanges 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' existing = [
  for partner in readingPartners: {
    parent: bus::changes
    name: partner.name
  }
]

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
  resource signingKey 'keys' existing = { name: 'ledger-signing' }
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' existing = if (!empty(schedulerName)) {
  name: empty(schedulerName) ? 'none' : schedulerName
}

// Reads and writes evidence, submissions and the ledger, makes its containers, and holds the host's locks and leases. Not Data Owner:
// that one may act over immutability policies, and the app never may.
resource appBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, blobDataContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
    description: 'The app reads and writes blobs, makes its containers, and the host holds its locks there.'
  }
}

// Reads and writes records, subjects and cases, and makes its tables; with the Azure Storage backend, histories of orchestrations too.
resource appTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, tableDataContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
    description: 'The app reads and writes records, subjects and cases, and makes its tables.'
  }
}

// Control and work-item queues of the Azure Storage backend. With the Durable Task Scheduler nothing uses queues: no role.
resource appQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (empty(schedulerName)) {
  name: guid(storage.id, identity.id, queueDataContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueDataContributor)
    description: 'Orchestrations run over queues of the account where Azure Storage is the durable backend.'
  }
}

// Runs orchestrations where the Durable Task Scheduler is the backend. On the scheduler: it holds this app's task hub only.
resource appOrchestrations 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(schedulerName)) {
  name: guid(scheduler.id, identity.id, durableTaskDataContributor)
  scope: scheduler
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', durableTaskDataContributor)
    description: 'Orchestrations run on the scheduler where it is the durable backend.'
  }
}

// Receives submissions. Not Data Owner: the scale controller then estimates the queue's length by peeking, which is enough here.
resource appSubmissions 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(bus::submissions.id, identity.id, busDataReceiver)
  scope: bus::submissions
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', busDataReceiver)
    description: 'The app receives the submissions of providers.'
  }
}

// Receives the answers of units.
resource appFeedback 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(bus::feedback.id, identity.id, busDataReceiver)
  scope: bus::feedback
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', busDataReceiver)
    description: 'The app receives the answers of units that carry out joint measures.'
  }
}

// Sends notices to units.
resource appNotices 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(bus::notices.id, identity.id, busDataSender)
  scope: bus::notices
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', busDataSender)
    description: 'The app sends notices to the units\' own systems.'
  }
}

// Sends changes to partners.
resource appChanges 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(bus::changes.id, identity.id, busDataSender)
  scope: bus::changes
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', busDataSender)
    description: 'The app sends changes for the exchange with other platforms.'
  }
}

// Reads the master keys; it can neither set nor list nor delete any.
resource appKeys 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, vaultSecretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', vaultSecretsUser)
    description: 'The app reads the master keys, the only secret of the vault.'
  }
}

// Signs the ledger's checkpoints; it can neither read the private key, nor make or delete one.
resource appSigning 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault::signingKey.id, identity.id, vaultCryptoUser)
  scope: vault::signingKey
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', vaultCryptoUser)
    description: 'The app signs the checkpoints of the ledger.'
  }
}

// Sends telemetry, which the component takes from identities only.
resource appTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, metricsPublisher)
  scope: insights
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
    description: 'The app and its host send telemetry.'
  }
}

// Sets and rotates the master keys.
resource operatorKeys 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorsGroupId)) {
  name: guid(vault.id, operatorsGroupId, vaultSecretsOfficer)
  scope: vault
  properties: {
    principalId: operatorsGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', vaultSecretsOfficer)
    description: 'Operators set and rotate the master keys.'
  }
}

// Makes new versions of the key that signs the ledger's checkpoints.
resource operatorSigning 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorsGroupId)) {
  name: guid(vault::signingKey.id, operatorsGroupId, vaultCryptoOfficer)
  scope: vault::signingKey
  properties: {
    principalId: operatorsGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', vaultCryptoOfficer)
    description: 'Operators rotate the key that signs the checkpoints of the ledger.'
  }
}

// Puts the package there where the plan runs the app from it (Premium). Nothing else in the account is open to operators.
resource operatorPackages 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorsGroupId) && operatorsUploadPackages) {
  name: guid(storage::blobs::packages.id, operatorsGroupId, blobDataContributor)
  scope: storage::blobs::packages
  properties: {
    principalId: operatorsGroupId
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
    description: 'Operators upload the app\'s package where the plan runs it from there.'
  }
}

// A unit's system sends its submissions. The queue does not tell who sent: the app checks the token inside each message.
resource unitSubmissions 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for unit in readingUnits: {
    name: guid(bus::submissions.id, unit.principalId, busDataSender)
    scope: bus::submissions
    properties: {
      principalId: unit.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', busDataSender)
      description: 'The unit\'s own system sends submissions.'
    }
  }
]

// A unit's system sends its answers.
resource unitFeedback 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for unit in readingUnits: {
    name: guid(bus::feedback.id, unit.principalId, busDataSender)
    scope: bus::feedback
    properties: {
      principalId: unit.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', busDataSender)
      description: 'The unit\'s own system sends answers.'
    }
  }
]

// A unit's system reads the unit's notices, and no other's.
resource unitReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (unit, index) in readingUnits: {
    name: guid(bus::notices.id, unit.name, unit.principalId, busDataReceiver)
    scope: unitNotices[index]
    properties: {
      principalId: unit.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', busDataReceiver)
      description: 'The unit\'s own system reads the unit\'s notices.'
    }
  }
]

// A partner's system reads changes.
resource partnerReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (partner, index) in readingPartners: {
    name: guid(bus::changes.id, partner.name, partner.principalId, busDataReceiver)
    scope: partnerChanges[index]
    properties: {
      principalId: partner.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', busDataReceiver)
      description: 'The partner\'s own system reads changes.'
    }
  }
]
