using System.Collections;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Local.Worker;

/// <summary>What the host and middleware hand on, by type.</summary>
internal sealed class LocalInvocationFeatures : IInvocationFeatures
{
    private readonly Dictionary<Type, object> _byType = [];

    public void Set<T>(T instance) => _byType[typeof(T)] = instance!;

    public T? Get<T>() => _byType.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

    public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _byType.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
