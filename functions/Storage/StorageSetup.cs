using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CreditFunctions.Storage;

/// <summary>Storage, keys and the clock.</summary>
internal static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StorageAccount>();
        services.AddSingleton(provider => KeyRingSource.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<Pseudonyms>();
        services.AddSingleton<FieldCipher>();
        services.AddSingleton<SealedBlobs>();
        return services;
    }
}
