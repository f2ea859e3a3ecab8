namespace CreditFunctions.Access;

/// <summary>What a caller may be. The token's <c>roles</c> claim carries the names in kebab-case.</summary>
internal enum Role
{
    /// <summary>Supplies information (信用信息提供单位), art. 7, 8.</summary>
    Provider,
    /// <summary>Decides objections and repairs for its unit, art. 25, 26.</summary>
    Handler,
    /// <summary>Determines dishonest behaviour where a law empowers its unit, art. 22, 23.</summary>
    Determiner,
    /// <summary>The credit authority (社会信用主管部门), art. 4.</summary>
    Authority,
    /// <summary>Carries out joint incentives and punishments (联合实施单位), art. 19.</summary>
    Implementer,
    /// <summary>Queries for a lawful purpose, art. 10.</summary>
    Querier,
    /// <summary>Serves people at the window (服务窗口), art. 11.</summary>
    Clerk,
    /// <summary>Another platform, art. 14.</summary>
    Partner,
    /// <summary>Reads logs and old versions, art. 15, 28.</summary>
    Auditor,
    /// <summary>A credit subject (信用主体) or its representative, art. 24.</summary>
    Subject,
}
