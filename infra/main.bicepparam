using 'main.bicep'

// Set with `azd env set NAME value`; docs/azure.md says what each means. Units, partners and addresses are lists: write them here.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION', 'chinanorth3')
param cloud = readEnvironmentVariable('CREDIT_CLOUD', 'AzureChinaCloud')
param plan = readEnvironmentVariable('CREDIT_PLAN', 'FlexConsumption')
param durableBackend = readEnvironmentVariable('CREDIT_DURABLE_BACKEND', 'AzureStorage')
param privateNetwork = bool(readEnvironmentVariable('CREDIT_PRIVATE_NETWORK', 'true'))
param queryLogLocked = bool(readEnvironmentVariable('CREDIT_QUERY_LOG_LOCKED', 'false'))
param identityAuthority = readEnvironmentVariable('CREDIT_IDENTITY_AUTHORITY', '')
param identityAudience = readEnvironmentVariable('CREDIT_IDENTITY_AUDIENCE', 'credit-functions')
param subjectsAuthority = readEnvironmentVariable('CREDIT_SUBJECTS_AUTHORITY', '')
param subjectsAudience = readEnvironmentVariable('CREDIT_SUBJECTS_AUDIENCE', 'credit-functions')
param callingSystems = []
param publicAddress = readEnvironmentVariable('CREDIT_PUBLIC_ADDRESS', '')
param authorityUnit = readEnvironmentVariable('CREDIT_AUTHORITY_UNIT', '')
param operatorsGroupId = readEnvironmentVariable('CREDIT_OPERATORS_GROUP', '')
param alertEmails = filter(split(readEnvironmentVariable('CREDIT_ALERT_EMAILS', ''), ','), email => !empty(email))
param units = []
param partners = []
