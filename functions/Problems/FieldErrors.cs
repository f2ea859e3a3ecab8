namespace CreditFunctions.Problems;

/// <summary>Collects what is wrong with a request's fields, so that the sender learns of all at once.</summary>
internal sealed class FieldErrors
{
    private readonly List<FieldError> _errors = [];

    /// <summary>Takes note of an error.</summary>
    public void Add(string field, string code, string message) => _errors.Add(new FieldError(field, code, message));

    /// <summary>The text without surrounding blanks; an error where there is none, or more than <paramref name="longest"/> characters.</summary>
    public string Text(string field, string? value, int longest = 4000)
    {
        var text = UpTo(field, value, longest);
        if (text.Length == 0) Add(field, "required", $"请填写 {field}。");
        return text;
    }

    /// <summary>The text without surrounding blanks, empty where there is none; an error where it has more than <paramref name="longest"/> characters.</summary>
    public string UpTo(string field, string? value, int longest)
    {
        var text = value?.Trim() ?? string.Empty;
        if (text.Length > longest) Add(field, "too-long", $"{field} 不能超过 {longest} 个字符。");
        return text;
    }

    /// <summary>Throws the problem of all errors noted, if any.</summary>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0) throw CommonProblems.InvalidFields([.. _errors]).AsException();
    }
}
