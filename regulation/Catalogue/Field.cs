namespace CreditFunctions.Regulation.Catalogue;

/// <summary>What a field holds; the letter is the national template's.</summary>
public enum FieldType
{
    /// <summary><c>s</c>: text, trimmed.</summary>
    Text,
    /// <summary><c>d</c>: a calendar date, China; see <see cref="DateField"/> for the three accepted ways to write it.</summary>
    Date,
    /// <summary><c>n</c>: a decimal number that is not negative; money in 万元.</summary>
    Number,
    /// <summary><c>c</c>: one value of a code list, or several joined by <c>;</c>.</summary>
    Code,
}

/// <summary>When a field must be filled in.</summary>
public enum Requirement
{
    /// <summary>Never.</summary>
    Optional,
    /// <summary><c>!</c>: always.</summary>
    Always,
    /// <summary><c>?1</c>: at least one field of the group, where the subject is no natural person.</summary>
    OneOfGroup,
    /// <summary>Where the subject is a natural person.</summary>
    NaturalPerson,
}

/// <summary>Who may see a field of a record that is itself public.</summary>
public enum FieldVisibility
{
    /// <summary>Whoever sees the record.</summary>
    Open,
    /// <summary>Masked where the subject is an individually-owned business: there it tells of a person.</summary>
    MaskedForSoleProprietor,
    /// <summary>Never by the public path: a person's document.</summary>
    Withheld,
}

/// <summary>One column of a catalogue item.</summary>
/// <param name="Code">The field code, as <c>CF_WSH</c>.</param>
/// <param name="Name">The Chinese name, as 行政处罚决定书文号.</param>
/// <param name="Type">What it holds.</param>
/// <param name="MaxLength">The longest text, in characters; what is longer is refused as <c>format</c>.</param>
public sealed record Field(string Code, string Name, FieldType Type, int MaxLength)
{
    /// <summary>When it must be filled in.</summary>
    public Requirement Requirement { get; init; } = Requirement.Optional;

    /// <summary>The values that a <see cref="FieldType.Code"/> field may hold.</summary>
    public CodeList? Codes { get; init; }

    /// <summary>Whether several codes may stand in it, joined by <c>;</c>.</summary>
    public bool Several { get; init; }

    /// <summary>Who may see it.</summary>
    public FieldVisibility Visibility { get; init; } = FieldVisibility.Open;

    /// <summary>The same, always required.</summary>
    public Field Required() => this with { Requirement = Requirement.Always };

    /// <summary>A text.</summary>
    public static Field Text(string code, string name, int maxLength = 200) => new(code, name, FieldType.Text, maxLength);

    /// <summary>A date.</summary>
    public static Field Date(string code, string name) => new(code, name, FieldType.Date, 10);

    /// <summary>A number.</summary>
    public static Field Number(string code, string name) => new(code, name, FieldType.Number, 20);

    /// <summary>One of a code list.</summary>
    public static Field OneOf(string code, string name, CodeList codes) =>
        new(code, name, FieldType.Code, 200) { Codes = codes };

    /// <summary>Several of a code list.</summary>
    public static Field SeveralOf(string code, string name, CodeList codes) =>
        new(code, name, FieldType.Code, 500) { Codes = codes, Several = true };
}
