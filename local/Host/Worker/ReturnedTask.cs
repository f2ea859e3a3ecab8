using System.Reflection;

namespace CreditFunctions.Local.Worker;

/// <summary>Awaits what a function method returned, whatever kind of task it is, and takes its value.</summary>
internal static class ReturnedTask
{
    private static readonly MethodInfo OfTask = typeof(ReturnedTask).GetMethod(nameof(FromTask), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo OfValueTask = typeof(ReturnedTask).GetMethod(nameof(FromValueTask), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The way to await a method's declared return type.</summary>
    public static Func<object?, Task<object?>> Awaiter(Type returnType)
    {
        if (returnType == typeof(void)) return _ => Task.FromResult<object?>(null);
        if (returnType == typeof(Task)) return async task => { await (Task)task!; return null; };
        if (returnType == typeof(ValueTask)) return async task => { await (ValueTask)task!; return null; };
        if (returnType.IsGenericType && returnType.GetGenericTypeDefinition() == typeof(Task<>)) return Bind(OfTask, returnType);
        if (returnType.IsGenericType && returnType.GetGenericTypeDefinition() == typeof(ValueTask<>)) return Bind(OfValueTask, returnType);
        return Task.FromResult;
    }

    private static Func<object?, Task<object?>> Bind(MethodInfo generic, Type returnType) =>
        generic.MakeGenericMethod(returnType.GetGenericArguments()[0]).CreateDelegate<Func<object?, Task<object?>>>();

    private static async Task<object?> FromTask<T>(object? task) => await (Task<T>)task!;

    private static async Task<object?> FromValueTask<T>(object? task) => await (ValueTask<T>)task!;
}
