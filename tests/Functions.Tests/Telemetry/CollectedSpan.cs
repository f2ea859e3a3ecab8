namespace CreditFunctions.Functions.Tests.Telemetry;

/// <summary>A span as it was exported. Times in nanoseconds since 1970.</summary>
internal sealed record CollectedSpan(string TraceId, string SpanId, string ParentId, string Scope, string Name, ulong Start, ulong End,
    IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<(string TraceId, string SpanId)> Links, bool IsError)
{
    public bool IsConsumer { get; init; }

    public string? CaseId => Attributes.GetValueOrDefault("case.id");

    public static IEnumerable<CollectedSpan> Read(byte[] request) =>
        from resource in ProtobufField.Read(request)
        from scope in resource.All(2)
        from span in scope.All(2)
        select new CollectedSpan(span.One(1).Hex, span.One(2).Hex, span.One(4).Hex, scope.One(1).One(1).Text, span.One(5).Text,
            span.One(7).Value, span.One(8).Value, CollectedAttributes.Read(span.All(9)),
            [.. span.All(13).Select(link => (link.One(1).Hex, link.One(2).Hex))], span.One(15).One(3).Value == 2)
        {
            IsConsumer = span.One(6).Value == 5,
        };
}

/// <summary>A point of a gauge or counter as it was exported.</summary>
internal sealed record CollectedPoint(string Metric, long Value, IReadOnlyDictionary<string, string> Attributes)
{
    public static IEnumerable<CollectedPoint> Read(byte[] request) =>
        from resource in ProtobufField.Read(request)
        from scope in resource.All(2)
        from metric in scope.All(2)
        from data in metric.Fields
        where data.Number is 5 or 7
        from point in data.All(1)
        select new CollectedPoint(metric.One(1).Text, (long)point.One(6).Value, CollectedAttributes.Read(point.All(7)));
}

/// <summary>Attributes of spans and points.</summary>
internal static class CollectedAttributes
{
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<ProtobufField> attributes) =>
        attributes.ToDictionary(pair => pair.One(1).Text, pair => Value(pair.One(2)));

    private static string Value(ProtobufField value) => value.Fields.FirstOrDefault() is { Number: 1 } text
        ? text.Text : value.Fields.FirstOrDefault().Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
