@description('Region.')
param location string
@description('Name.')
param name string
@description('Name of the task hub.')
param hub string
@description('Tags.')
param tags object
@description('Addresses, in CIDR notation, from which the scheduler may be reached. An empty list lets nobody in.')
param allowedAddresses string[]

// Takes Entra identities only: it has no keys. Histories hold ids, no personal information.
resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'Consumption' }
    ipAllowlist: allowedAddresses
  }
}

resource taskHub 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' = {
  parent: scheduler
  name: hub
}
