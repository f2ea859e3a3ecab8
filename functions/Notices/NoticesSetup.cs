using Azure.Messaging.ServiceBus;
using CreditFunctions.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CreditFunctions.Notices;

/// <summary>Inboxes and the topic.</summary>
internal static class NoticesSetup
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => Client(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<NoticeEntity>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<NoticeTopic>();
        services.AddSingleton<NoticeSender>();
        return services;
    }

    private static ServiceBusClient Client(IConfiguration configuration) =>
        configuration["ServiceBus"] is { Length: > 0 } connection ? new ServiceBusClient(connection)
        : configuration["ServiceBus:fullyQualifiedNamespace"] is { Length: > 0 } name ? new ServiceBusClient(name, StorageAccount.Credential(configuration))
        : throw new InvalidOperationException("Set ServiceBus, or ServiceBus__fullyQualifiedNamespace.");
}
