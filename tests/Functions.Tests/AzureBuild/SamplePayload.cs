using System.Collections;
using System.Reflection;

namespace CreditFunctions.Functions.Tests.AzureBuild;

/// <summary>Makes a value of a type with nothing left at its default, so that what is lost on the way shows.</summary>
internal static class SamplePayload
{
    public static object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Of(underlying);
        if (type == typeof(string)) return "文字";
        if (type == typeof(int)) return 7;
        if (type == typeof(long)) return 7L;
        if (type == typeof(bool)) return true;
        if (type == typeof(DateOnly)) return new DateOnly(2026, 10, 9);
        if (type == typeof(DateTime)) return new DateTime(2026, 10, 9, 16, 0, 0, DateTimeKind.Utc);
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 10, 10, 0, 0, 0, TimeSpan.FromHours(8));
        if (type == typeof(TimeSpan)) return TimeSpan.FromMinutes(7);
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();
        if (type.IsGenericType && type.GetGenericArguments() is [var key, var value] && type.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(key, value)))
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
            map.Add(Of(key), Of(value));
            return map;
        }

        if (type.IsGenericType && type.GetGenericArguments() is [var item] && type.IsAssignableFrom(typeof(List<>).MakeGenericType(item)))
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            list.Add(Of(item));
            return list;
        }

        return Made(type);
    }

    private static object Made(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).FirstOrDefault();
        Assert.True(constructor is not null && !type.IsAbstract, $"{type}: a payload is a record, a list, a map or a simple value");
        var made = constructor!.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite))
        {
            property.SetValue(made, Of(property.PropertyType));
        }

        return made;
    }
}
