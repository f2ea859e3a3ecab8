@description('Region.')
param location string
@description('Name.')
param name string
@description('Name of the container of app packages.')
param packagesName string
@description('Tags.')
param tags object
@description('Redundancy. A geo-redundant copy goes to the paired region, which for a mainland region lies in the mainland too.')
param sku string
@description('Whether the account is reached through private endpoints only.')
param private bool
@description('Days for which an entry of the query log cannot be changed or deleted.')
param queryLogDays int
@description('Whether the policy of the query log was locked: then nothing can weaken it, and the template leaves it alone.')
param queryLogLocked bool

// Tables, blobs and queues of the app and of its host. One account: the plan for several is in the scale plan of the project.
resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // Identities only: a key would open everything to whoever holds it, and leave no name in a log.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowedCopyScope: 'AAD'
    isLocalUserEnabled: false
    isSftpEnabled: false
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: private ? 'Deny' : 'Allow'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: true, days: 30 }
    containerDeleteRetentionPolicy: { enabled: true, days: 30 }
  }
}

// The package of the app; only the deployment writes it.
resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: packagesName
  properties: { publicAccess: 'None' }
}

// The ledger (信息查询日志), kept for the long term (长期保存, article 15(3)).
resource ledger 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'ledger'
  properties: { publicAccess: 'None' }
}

// Its seals: signed checkpoints and the tree over its entries. Apart from the entries, so that both would have to be changed.
resource ledgerSeals 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'ledger-seals'
  properties: { publicAccess: 'None' }
}

// Time-based: nobody, the app and the operators included, changes or deletes what is written. Protected appends go on: the log grows
// by append blobs. It starts unlocked, so that a trial can be taken down; production locks it (docs/azure.md).
resource ledgerPolicy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2023-05-01' = if (!queryLogLocked) {
  parent: ledger
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: queryLogDays
    allowProtectedAppendWrites: true
  }
}

// Seals are written once and whole: nothing is ever added to one.
resource ledgerSealsPolicy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2023-05-01' = if (!queryLogLocked) {
  parent: ledgerSeals
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: queryLogDays
    allowProtectedAppendWrites: false
  }
}
