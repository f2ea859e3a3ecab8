import { CallingSystem, DurableBackend, Plan } from '../types.bicep'
import { Endpoints } from '../clouds.bicep'

@description('Region.')
param location string
@description('Name of the app.')
param name string
@description('Name of the plan.')
param planName string
@description('Tags.')
param tags object
@description('How the app is hosted.')
param plan Plan
@description('Most instances that the plan may grow to.')
param maximumInstances int
@description('Endpoints of the cloud.')
param endpoints Endpoints
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
@description('Name of the network from which the app calls; empty: none.')
param networkName string
@description('Where orchestrations are kept.')
param durableBackend DurableBackend
@description('Name of the Durable Task Scheduler; empty where it is not the backend.')
param schedulerName string
@description('Name of the task hub.')
param taskHub string
@description('The OpenID Connect authority of bodies and their systems.')
param identityAuthority string
@description('The audience that its tokens must name.')
param identityAudience string
@description('The OpenID Connect authority of credit subjects; empty: no subject signs in.')
param subjectsAuthority string
@description('The audience that its tokens must name.')
param subjectsAudience string
@description('Agencies\' own systems that call.')
param callingSystems CallingSystem[]
@description('The app\'s address as people write it; empty: the host name of the request.')
param publicAddress string
@description('The most days for which a look by an unannounced inspection is not shown to its subject.')
param longestHiddenDays int
@description('The credit authority, by unified social credit code; empty: no objection to market information is received.')
param authorityUnit string
@description('Working days within which a repair is decided and told.')
param repairWorkingDays int
@description('The periods of determinations.')
param determinationPeriods object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource network 'Microsoft.Network/virtualNetworks@2024-01-01' existing = if (!empty(networkName)) {
  name: empty(networkName) ? 'none' : networkName
  resource subnet 'subnets' existing = { name: 'app' }
}

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' existing = if (!empty(schedulerName)) {
  name: empty(schedulerName) ? 'none' : schedulerName
}

var packages = 'https://${storageName}.blob.${endpoints.storage}/${packagesName}'

// Addresses and names of identities only: the app holds no key and no connection string with one.
// Storage is given by its three addresses, not by accountName, from which the host derives addresses of the global cloud.
var settings = {
  AzureWebJobsStorage__blobServiceUri: 'https://${storageName}.blob.${endpoints.storage}'
  AzureWebJobsStorage__queueServiceUri: 'https://${storageName}.queue.${endpoints.storage}'
  AzureWebJobsStorage__tableServiceUri: 'https://${storageName}.table.${endpoints.storage}'
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  ServiceBus__fullyQualifiedNamespace: '${busName}.${endpoints.serviceBus}'
  ServiceBus__credential: 'managedidentity'
  ServiceBus__clientId: identity.properties.clientId
  Keys__VaultUri: 'https://${vaultName}.${endpoints.vault}/'
  Keys__SecretName: 'master-keys'
  Keys__SigningKeyName: 'ledger-signing'
  Identity__Bodies__Authority: identityAuthority
  Identity__Bodies__Audience: identityAudience
  Identity__Subjects__Authority: subjectsAuthority
  Identity__Subjects__Audience: subjectsAudience
  // A unit does what the authority granted it, and nothing before.
  Access__UngrantedUnits: 'deny'
  // The platform's own front end tells the client's address; it alone stands before the app.
  RateLimits__ForwardedHops: '1'
  // Printed on reports, where their codes are checked.
  Reports__PublicAddress: publicAddress
  AccessLog__LongestHiddenDays: string(longestHiddenDays)
  // It decides on market information (art. 25).
  Objections__AuthorityUnit: authorityUnit
  // What the law's "promptly" is (art. 26); the way to repair tells subjects the same number.
  Repairs__LimitWorkingDays: string(repairWorkingDays)
  // A public notice stands for thirty days at the least, and a subject has five working days to state its case (art. 23).
  Determinations__PublicNoticeDays: string(determinationPeriods.publicNoticeDays)
  Determinations__ServiceWorkingDays: string(determinationPeriods.serviceWorkingDays)
  Determinations__StatementWorkingDays: string(determinationPeriods.statementWorkingDays)
  Determinations__DecisionWorkingDays: string(determinationPeriods.decisionWorkingDays)
  APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
}

// Names of settings take no dashes.
var systemSettings = toObject(callingSystems, of => 'Identity__Systems__${replace(of.applicationId, '-', '')}', of => of.code)

var durableSettings = durableBackend == 'DurableTaskScheduler'
  ? {
      AzureFunctionsJobHost__extensions__durableTask__hubName: taskHub
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${scheduler!.properties.endpoint};Authentication=ManagedIdentity;ClientID=${identity.properties.clientId}'
    }
  : {
      AzureFunctionsJobHost__extensions__durableTask__hubName: taskHub
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'AzureStorage'
      AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionName: 'AzureWebJobsStorage'
    }

// Flex Consumption takes runtime and package from functionAppConfig and refuses these.
var plannedSettings = {
  FlexConsumption: {}
  // Without a content share, which would need the account's key, a Premium plan runs the package at this address.
  Premium: {
    FUNCTIONS_EXTENSION_VERSION: '~4'
    FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
    WEBSITE_RUN_FROM_PACKAGE: '${packages}/app.zip'
    WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identity.id
  }
  Dedicated: {
    FUNCTIONS_EXTENSION_VERSION: '~4'
    FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
    WEBSITE_RUN_FROM_PACKAGE: '1'
  }
}

var skus = {
  FlexConsumption: { name: 'FC1', tier: 'FlexConsumption' }
  Premium: { name: 'EP1', tier: 'ElasticPremium' }
  Dedicated: { name: 'P1v3', tier: 'PremiumV3', capacity: 2 }
}

resource hosting 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: plan == 'Premium' ? 'elastic' : plan == 'FlexConsumption' ? 'functionapp' : 'linux'
  sku: skus[plan]
  properties: {
    reserved: true
    maximumElasticWorkerCount: plan == 'Premium' ? maximumInstances : null
  }
}

// People and agencies call it: it alone is reached from outside.
resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  // azd finds by this tag what to deploy the service of azure.yaml to.
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: hosting.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: empty(networkName) ? null : network::subnet.id
    vnetRouteAllEnabled: plan == 'FlexConsumption' || empty(networkName) ? null : true
    siteConfig: union(
      {
        minTlsVersion: '1.2'
        scmMinTlsVersion: '1.2'
        ftpsState: 'Disabled'
      },
      plan == 'FlexConsumption'
        ? {}
        : {
            linuxFxVersion: 'DOTNET-ISOLATED|10.0'
            http20Enabled: true
            alwaysOn: plan == 'Dedicated'
            // The process only: a dependency that fails must not take every instance out.
            healthCheckPath: '/health/live'
            // A Premium plan sees the length of private queues through the app's own network only so.
            functionsRuntimeScaleMonitoringEnabled: plan == 'Premium' && !empty(networkName)
          }
    )
    functionAppConfig: plan == 'FlexConsumption'
      ? {
          deployment: {
            storage: {
              type: 'blobContainer'
              value: packages
              authentication: {
                type: 'UserAssignedIdentity'
                userAssignedIdentityResourceId: identity.id
              }
            }
          }
          runtime: { name: 'dotnet-isolated', version: '10.0' }
          scaleAndConcurrency: { maximumInstanceCount: maximumInstances, instanceMemoryMB: 2048 }
        }
      : null
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(settings, systemSettings, durableSettings, plannedSettings[plan])
  }

  // No passwords for uploads: deployments sign in with an identity.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output name string = app.name
output uri string = 'https://${app.properties.defaultHostName}'
