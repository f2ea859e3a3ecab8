namespace CreditFunctions.Local.Worker;

/// <summary>Where a parameter's value comes from.</summary>
internal enum ParameterSource
{
    /// <summary>What started the function.</summary>
    Trigger,

    /// <summary>The durable client.</summary>
    DurableClient,

    /// <summary>The invocation's context.</summary>
    FunctionContext,

    /// <summary>The invocation's cancellation.</summary>
    CancellationToken,

    /// <summary>What settles the trigger's messages.</summary>
    MessageActions,

    /// <summary>A value of the trigger's data by the parameter's name: a route value, <c>instanceId</c>.</summary>
    BindingData,
}

internal sealed record BoundParameter(string Name, Type Type, ParameterSource Source, bool IsOptional);
