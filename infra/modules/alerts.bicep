@description('Region.')
param location string
@description('Prefix of names.')
param prefix string
@description('Tags.')
param tags object
@description('Name of the workspace that holds the metrics.')
param workspaceName string
@description('Name of the Service Bus namespace.')
param busName string
@description('Who is told, by electronic mail.')
param emails string[]
@description('How old, in seconds, the oldest unsealed entry of the ledger may become.')
param unsealedSecondsLimit int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: busName
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${prefix}-operators'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'credit-ops'
    emailReceivers: [
      for (email, index) in emails: {
        name: 'operator-${index}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

// The names of the metrics are the app's; docs/azure.md lists them.
var rules = [
  {
    name: 'overdue-cases'
    displayName: 'Cases are overdue'
    description: 'A unit did not decide a case within its working days (article 25). The case says which unit.'
    severity: 1
    query: 'AppMetrics | where Name == "credit.cases.overdue"'
    column: 'Max'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT1H'
    frequency: 'PT15M'
  }
  {
    name: 'ledger-failures'
    displayName: 'The ledger cannot be written'
    description: 'While it cannot, no query is answered (article 15(3)). Look at the storage account first.'
    severity: 0
    query: 'AppMetrics | where Name == "credit.ledger.failures"'
    column: 'Sum'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 0
    window: 'PT5M'
    frequency: 'PT5M'
  }
  {
    name: 'unsealed-age'
    displayName: 'The ledger is not being sealed'
    description: 'The oldest entry that no seal covers is older than it may be. The timer that seals has stopped or fails.'
    severity: 1
    query: 'AppMetrics | where Name == "credit.ledger.unsealed.age"'
    column: 'Max'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: unsealedSecondsLimit
    window: 'PT15M'
    frequency: 'PT5M'
  }
  {
    // The other rules say nothing when nothing is measured: silence is an alert of its own.
    name: 'silence'
    displayName: 'The app measures nothing'
    description: 'No metric of the app arrived for an hour: it does not run, or its telemetry is refused.'
    severity: 1
    query: 'AppMetrics | where Name startswith "credit."'
    column: null
    aggregation: 'Count'
    operator: 'LessThan'
    threshold: 1
    window: 'PT1H'
    frequency: 'PT15M'
  }
]

resource metricRules 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [
  for rule in rules: {
    name: '${prefix}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: rule.displayName
      description: rule.description
      enabled: true
      severity: rule.severity
      scopes: [workspace.id]
      evaluationFrequency: rule.frequency
      windowSize: rule.window
      // The table is made by the first metric that arrives, after the rule.
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.query
            metricMeasureColumn: rule.column
            timeAggregation: rule.aggregation
            operator: rule.operator
            threshold: rule.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [operators.id] }
    }
  }
]

resource deadLetters 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${prefix}-dead-letters'
  location: 'global'
  tags: tags
  properties: {
    description: 'Messages were refused or could not be handled. Each says why; none is lost (docs/runbook.md tells how to replay them).'
    enabled: true
    severity: 2
    scopes: [bus.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-letters'
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          metricName: 'DeadletteredMessages'
          dimensions: [{ name: 'EntityName', operator: 'Include', values: ['*'] }]
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [{ actionGroupId: operators.id }]
  }
}
