using System.Buffers.Text;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Format;

/// <summary>Reads a line of fixed layout from left to right without making anything. Each step says whether it stood there.</summary>
internal ref struct LineCursor(ReadOnlySpan<byte> line)
{
    private ReadOnlySpan<byte> _rest = line;

    public readonly bool AtEnd => _rest.IsEmpty;

    /// <summary>Exactly these bytes.</summary>
    public bool Skip(ReadOnlySpan<byte> literal)
    {
        if (!_rest.StartsWith(literal)) return false;
        _rest = _rest[literal.Length..];
        return true;
    }

    /// <summary>A number from 0, without a sign or zeros in front.</summary>
    public bool Number(out long value)
    {
        if (!Utf8Parser.TryParse(_rest, out value, out var read) || _rest[0] is not (>= (byte)'0' and <= (byte)'9') || (_rest[0] == '0' && read > 1)) return false;
        _rest = _rest[read..];
        return true;
    }

    /// <summary>Everything before the next quotation mark, which is passed over.</summary>
    public bool Text(out ReadOnlySpan<byte> text)
    {
        var end = _rest.IndexOf((byte)'"');
        text = end < 0 ? default : _rest[..end];
        if (end < 0) return false;
        _rest = _rest[(end + 1)..];
        return true;
    }

    /// <summary>An id and its closing quotation mark.</summary>
    public bool Token(out ReadOnlySpan<byte> token) => Text(out token) && LedgerToken.Is(token);

    /// <summary>A hash in base64 and its closing quotation mark.</summary>
    public bool Hash(out Digest hash)
    {
        hash = default;
        return _rest.Length > Digest.TextSize && Digest.TryParse(_rest[..Digest.TextSize], out hash) && _rest[Digest.TextSize] == '"' && Past();
    }

    /// <summary>An instant and its closing quotation mark.</summary>
    public bool Time(out DateTimeOffset at)
    {
        at = default;
        return Text(out var text) && LedgerTime.TryParse(text, out at);
    }

    private bool Past()
    {
        _rest = _rest[(Digest.TextSize + 1)..];
        return true;
    }
}
