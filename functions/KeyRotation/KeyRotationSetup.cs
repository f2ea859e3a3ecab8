using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.KeyRotation;

/// <summary>The rotation of the master keys (rooms say themselves what of theirs is more than an encrypted field or blob).</summary>
internal static class KeyRotationSetup
{
    public static IServiceCollection AddKeyRotation(this IServiceCollection services)
    {
        services.AddSingleton<IRewrapping, RewrapTables>();
        services.AddSingleton<IRewrapping, RewrapBlobs>();
        services.AddSingleton<RewrapProgress>();
        services.AddSingleton<KeyRewrap>();
        return services;
    }
}
