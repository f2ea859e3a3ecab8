using CreditFunctions.KeyRotation;
using CreditFunctions.Subjects.Representations;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Subjects;

/// <summary>The subjects.</summary>
internal static class SubjectsSetup
{
    public static IServiceCollection AddSubjects(this IServiceCollection services)
    {
        services.AddSingleton<SubjectIndex>();
        services.AddSingleton<OwnSubject>();
        services.AddSingleton<RepresentationStore>();
        services.AddSingleton<Representatives>();
        services.AddSingleton<ActingFor>();
        services.AddSingleton<IRewrapping, SubjectRehash>();
        return services;
    }
}
