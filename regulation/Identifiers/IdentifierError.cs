namespace CreditFunctions.Regulation.Identifiers;

/// <summary>Why a text is not an identifier of its kind. <see cref="CheckCharacter"/> is finding <c>check-digit</c>, the rest <c>format</c>.</summary>
public enum IdentifierError
{
    None = 0,

    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>The template's placeholder for "has none": seventeen 0 and X, or nothing but zeros.</summary>
    Placeholder,

    /// <summary>Too short, too long, or characters or an order of them that the kind does not have.</summary>
    Form,

    /// <summary>The form is right but the check character does not fit: something was mistyped.</summary>
    CheckCharacter,

    /// <summary>The check character fits but the first two digits are no province's.</summary>
    Region,

    /// <summary>The check character fits but the birth date does not exist.</summary>
    BirthDate,
}
