@description('Region.')
param location string
@description('Name.')
param name string
@description('Tags.')
param tags object

// User-assigned: it outlives the app, so that roles stand before the app first starts and survive its being made anew.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: name
  location: location
  tags: tags
}
