import { Endpoints } from '../clouds.bicep'

@description('Region.')
param location string
@description('Tags.')
param tags object
@description('Endpoints of the cloud.')
param endpoints Endpoints
@description('Name of the network.')
param networkName string
@description('Name of the storage account.')
param storageName string
@description('Name of the Service Bus namespace.')
param busName string
@description('Name of the key vault.')
param vaultName string

resource network 'Microsoft.Network/virtualNetworks@2024-01-01' existing = {
  name: networkName
  resource subnet 'subnets' existing = { name: 'endpoints' }
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: busName
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

// Everything that holds information, under the name by which it is called from anywhere else.
var targets = [
  { name: 'pe-${storageName}-blob', id: storage.id, part: 'blob', zone: 'privatelink.blob.${endpoints.storage}' }
  { name: 'pe-${storageName}-table', id: storage.id, part: 'table', zone: 'privatelink.table.${endpoints.storage}' }
  { name: 'pe-${storageName}-queue', id: storage.id, part: 'queue', zone: 'privatelink.queue.${endpoints.storage}' }
  { name: 'pe-${busName}', id: bus.id, part: 'namespace', zone: 'privatelink.${endpoints.serviceBus}' }
  { name: 'pe-${vaultName}', id: vault.id, part: 'vault', zone: 'privatelink.${endpoints.vaultPrivateZone}' }
]

resource zones 'Microsoft.Network/privateDnsZones@2020-06-01' = [
  for target in targets: {
    name: target.zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01' = [
  for (target, index) in targets: {
    parent: zones[index]
    name: 'app'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
]

resource privateEndpoints 'Microsoft.Network/privateEndpoints@2024-01-01' = [
  for target in targets: {
    name: target.name
    location: location
    tags: tags
    properties: {
      subnet: { id: network::subnet.id }
      privateLinkServiceConnections: [
        {
          name: target.name
          properties: { privateLinkServiceId: target.id, groupIds: [target.part] }
        }
      ]
    }
  }
]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-01-01' = [
  for (target, index) in targets: {
    parent: privateEndpoints[index]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: target.part, properties: { privateDnsZoneId: zones[index].id } }]
    }
  }
]
