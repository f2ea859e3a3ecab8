using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.AzureBuild;

/// <summary>The projects that are compared, and one that does all of it wrong, each evaluated once.</summary>
public sealed class EvaluatedProjects : IAsyncLifetime
{
    internal const string AzurePath = "functions/CreditFunctions.csproj",
        AzureTestsPath = "tests/Functions.Tests.Azure/CreditFunctions.Functions.Tests.Azure.csproj";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("credit-astray-");

    internal EvaluatedProject Azure { get; private set; } = null!;

    internal EvaluatedProject AzureTests { get; private set; } = null!;

    internal EvaluatedProject Local { get; private set; } = null!;

    internal EvaluatedProject Astray { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Azure = await EvaluatedProject.ReadAsync(AzurePath);
        AzureTests = await EvaluatedProject.ReadAsync(AzureTestsPath);
        Local = await EvaluatedProject.ReadAsync("local/App/CreditFunctions.Local.csproj");

        var path = Path.Combine(_folder.FullName, "Astray.csproj");
        await File.WriteAllTextAsync(path, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>disable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AMQPNetLite" Version="2.5.5" />
                <Compile Include="{Repository.Root}/local/Host/Clock/HostClock.cs" />
                <None Include="{Repository.Root}/local.settings.sample.json" CopyToOutputDirectory="PreserveNewest" />
                <ProjectReference Include="{Repository.Root}/local/Host/CreditFunctions.LocalHost.csproj" />
              </ItemGroup>
            </Project>
            """);
        Astray = await EvaluatedProject.ReadAsync(path);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
