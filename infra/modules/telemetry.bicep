@description('Region.')
param location string
@description('Name of the Log Analytics workspace.')
param workspaceName string
@description('Name of the Application Insights component.')
param insightsName string
@description('Tags.')
param tags object
@description('Days for which logs, traces and metrics are kept.')
param retentionDays int

// In the app's own region: telemetry stays in the country as the data does. It carries ids, never names or numbers of people.
resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    // Telemetry is taken from identities only; what the connection string says is an address, not a secret.
    DisableLocalAuth: true
    DisableIpMasking: false
  }
}
