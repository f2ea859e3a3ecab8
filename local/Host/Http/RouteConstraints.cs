using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Local.Http;

/// <summary>The inline constraints of ASP.NET Core: int, guid, length and the rest.</summary>
internal static class RouteConstraints
{
    public static IInlineConstraintResolver Resolver() => new ServiceCollection().AddLogging().AddRouting()
        .BuildServiceProvider().GetRequiredService<IInlineConstraintResolver>();
}
