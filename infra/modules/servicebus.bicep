import { Receiver } from '../types.bicep'

@description('Region.')
param location string
@description('Name.')
param name string
@description('Tags.')
param tags object
@description('Whether the namespace is reached through private endpoints only; only Premium can.')
param private bool
@description('Units whose own systems read notices; each has a subscription of its own.')
param units Receiver[]
@description('Partners that read changes (article 14); each has a subscription of its own.')
param partners Receiver[]

// Every entity below stands in ../servicebus.config.json too, for the emulator and the local host; a test holds the two equal, up to
// the emulator's caps of one hour to live and five minutes of duplicate detection.
resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: private ? { name: 'Premium', tier: 'Premium', capacity: 1 } : { name: 'Standard', tier: 'Standard' }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
  }
}

// Submissions of the providers (article 8).
resource submissions 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = {
  parent: namespace
  name: 'submissions'
  properties: {
    deadLetteringOnMessageExpiration: true
    defaultMessageTimeToLive: 'P14D'
    duplicateDetectionHistoryTimeWindow: 'P1D'
    lockDuration: 'PT1M'
    maxDeliveryCount: 10
    maxSizeInMegabytes: 5120
    requiresDuplicateDetection: true
    requiresSession: false
  }
}

// Answers of the units that carry out joint measures (article 19).
resource feedback 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = {
  parent: namespace
  name: 'feedback'
  properties: {
    deadLetteringOnMessageExpiration: true
    defaultMessageTimeToLive: 'P14D'
    duplicateDetectionHistoryTimeWindow: 'P1D'
    lockDuration: 'PT1M'
    maxDeliveryCount: 10
    maxSizeInMegabytes: 5120
    requiresDuplicateDetection: true
    requiresSession: false
  }
}

// Notices to the units' own systems. What counts is the inbox over HTTP: a notice that expires here is still there.
resource notices 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' = {
  parent: namespace
  name: 'notices'
  properties: {
    defaultMessageTimeToLive: 'P14D'
    duplicateDetectionHistoryTimeWindow: 'P1D'
    maxSizeInMegabytes: 5120
    requiresDuplicateDetection: true
  }
}

resource allNotices 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' = {
  parent: notices
  name: 'all'
  properties: {
    deadLetteringOnMessageExpiration: false
    defaultMessageTimeToLive: 'P14D'
    lockDuration: 'PT1M'
    maxDeliveryCount: 10
    requiresSession: false
  }
}

resource unitNotices 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' = [
  for unit in units: {
    parent: notices
    name: unit.name
    properties: {
      deadLetteringOnMessageExpiration: false
      defaultMessageTimeToLive: 'P14D'
      lockDuration: 'PT1M'
      maxDeliveryCount: 10
      requiresSession: false
    }
  }
]

// A unit sees its own notices and no other's. The rule replaces the one that lets everything through, so it has that one's name.
resource onlyOwnNotices 'Microsoft.ServiceBus/namespaces/topics/subscriptions/rules@2024-01-01' = [
  for (unit, index) in units: {
    parent: unitNotices[index]
    name: '$Default'
    properties: {
      filterType: 'CorrelationFilter'
      correlationFilter: { properties: { unit: unit.code } }
    }
  }
]

// Changes for the exchange with other platforms (article 14).
resource changes 'Microsoft.ServiceBus/namespaces/topics@2024-01-01' = {
  parent: namespace
  name: 'changes'
  properties: {
    defaultMessageTimeToLive: 'P14D'
    duplicateDetectionHistoryTimeWindow: 'P1D'
    maxSizeInMegabytes: 5120
    requiresDuplicateDetection: true
  }
}

resource allChanges 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' = {
  parent: changes
  name: 'all'
  properties: {
    deadLetteringOnMessageExpiration: false
    defaultMessageTimeToLive: 'P14D'
    lockDuration: 'PT1M'
    maxDeliveryCount: 10
    requiresSession: false
  }
}

resource partnerChanges 'Microsoft.ServiceBus/namespaces/topics/subscriptions@2024-01-01' = [
  for partner in partners: {
    parent: changes
    name: partner.name
    properties: {
      deadLetteringOnMessageExpiration: false
      defaultMessageTimeToLive: 'P14D'
      lockDuration: 'PT1M'
      maxDeliveryCount: 10
      requiresSession: false
    }
  }
]
