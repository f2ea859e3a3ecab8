@export()
@description('How the app is hosted: Flex Consumption (FC1), Elastic Premium or a Dedicated plan, the latter two where Flex is not offered.')
type Plan = 'FlexConsumption' | 'Premium' | 'Dedicated'

@export()
@description('Where orchestrations are kept.')
type DurableBackend = 'AzureStorage' | 'DurableTaskScheduler'

@export()
@description('A body whose own system reads messages.')
type Receiver = {
  @description('Name of its subscription.')
  @minLength(1)
  @maxLength(50)
  name: string

  @description('Its unified social credit code (统一社会信用代码).')
  @minLength(18)
  @maxLength(18)
  code: string

  @description('Object id of the service principal of its system; empty: a subscription that nobody may read yet.')
  principalId: string
}

@export()
@description('An agency\'s own system that calls the app with its managed identity, with app roles given to it in the directory.')
type CallingSystem = {
  @description('Application (client) id of its identity.')
  @minLength(36)
  @maxLength(36)
  applicationId: string

  @description('Unified social credit code (统一社会信用代码) of the body that it calls for.')
  @minLength(18)
  @maxLength(18)
  code: string
}
