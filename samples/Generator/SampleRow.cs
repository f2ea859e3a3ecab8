namespace CreditFunctions.Samples.Generator;

/// <summary>A row in the making: values by field code, and what is wrong with it.</summary>
internal sealed class SampleRow(string prefix, Subject subject)
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    internal Subject Subject { get; } = subject;

    /// <summary>What the checks must find, and in which field; null for a good row.</summary>
    internal (string Field, string Code)? Broken { get; private init; }

    /// <summary>The value of a field, by its code without the prefix (<c>_WSH</c>) or whole (<c>BZ</c>).</summary>
    internal string this[string field]
    {
        get => _values.GetValueOrDefault(Whole(field), "");
        set => _values[Whole(field)] = value;
    }

    internal string Whole(string field) => field[0] == '_' ? prefix + field : field;

    internal IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>The same row, to be broken or sent twice.</summary>
    internal SampleRow Copy((string Field, string Code)? broken = null)
    {
        var copy = new SampleRow(prefix, Subject) { Broken = broken };
        foreach (var (field, value) in _values)
        {
            copy._values.Add(field, value);
        }

        return copy;
    }

    /// <summary>Writes who it is about.</summary>
    internal void WriteSubject()
    {
        this["_XDR_MC"] = Subject.Name;
        this["_XDR_LB"] = Subject.Kind;
        foreach (var (field, number) in Subject.Identifiers)
        {
            this[field] = number;
        }

        this["_FRDB"] = Subject.Representative;
        if (Subject.RepresentativeId.Length > 0)
        {
            this["_FR_ZJLX"] = "身份证";
            this["_FR_ZJHM"] = Subject.RepresentativeId;
        }
    }
}
