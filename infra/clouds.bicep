// Where each cloud keeps its services. Personal information stays in mainland China: that cloud is the default,
// telemetry included. The other one is for trials with made-up data.

@export()
@description('Endpoints of a cloud: host name suffixes without a leading dot, and the sign-in endpoint.')
type Endpoints = {
  @description('Suffix of tables, blobs and queues, after the name of the service.')
  storage: string

  @description('Suffix of Service Bus namespaces.')
  serviceBus: string

  @description('Suffix of key vaults.')
  vault: string

  @description('Suffix of the private DNS zone of key vaults, which differs from their public one.')
  vaultPrivateZone: string

  @description('Where Microsoft Entra ID issues tokens, with a slash at the end.')
  login: string
}

@export()
@description('The endpoints that a cloud has unless a deployment says otherwise.')
var endpointsOf = {
  AzureChinaCloud: {
    storage: 'core.chinacloudapi.cn'
    serviceBus: 'servicebus.chinacloudapi.cn'
    vault: 'vault.azure.cn'
    vaultPrivateZone: 'vaultcore.azure.cn'
    login: 'https://login.partner.microsoftonline.cn/'
  }
  AzureCloud: {
    // One table for both clouds, so that neither depends on where the template happens to be compiled.
    #disable-next-line no-hardcoded-env-urls
    storage: 'core.windows.net'
    serviceBus: 'servicebus.windows.net'
    #disable-next-line no-hardcoded-env-urls
    vault: 'vault.azure.net'
    vaultPrivateZone: 'vaultcore.azure.net'
    #disable-next-line no-hardcoded-env-urls
    login: 'https://login.microsoftonline.com/'
  }
}
