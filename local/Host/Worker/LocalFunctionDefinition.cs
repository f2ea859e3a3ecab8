using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Local.Worker;

/// <summary>A function as middleware sees it.</summary>
internal sealed class LocalFunctionDefinition(string name, string entryPoint, IImmutableDictionary<string, BindingMetadata> bindings)
    : FunctionDefinition
{
    public override string Name => name;

    /// <summary>The same for the same function in every run.</summary>
    public override string Id { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entryPoint + "\n" + name))[..8]);

    public override string EntryPoint => entryPoint;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings => bindings;
}

/// <summary>A binding of a function; all of the local host's point inwards.</summary>
internal sealed class LocalBindingMetadata(string name, string type) : BindingMetadata
{
    public override string Name => name;

    public override string Type => type;

    public override BindingDirection Direction => BindingDirection.In;
}
