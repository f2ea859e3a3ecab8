using CreditFunctions.Local.Http;
using CreditFunctions.Local.Settings;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Local.Tests.Hosting;

public sealed class SampleSettingsTests
{
    private static readonly LocalSettings Sample = LocalSettings.Parse(File.ReadAllText(Path.Combine(Repository.Root, HostHome.SampleName)));

    [Fact]
    public void The_sample_touches_nothing_but_this_machine() => Assert.Empty(ProductionSettings.Find(Sample.Values, []));

    [Fact]
    public void A_first_run_needs_no_grants() => Assert.Equal("open", Sample.Values["Access:UngrantedUnits"]);

    [Fact]
    public void Every_demo_identity_can_be_given_a_token()
    {
        Assert.NotEmpty(Sample.DemoIdentities);
        Assert.All(Sample.DemoIdentities, identity => Assert.NotNull(TokenRequest.Read(identity).Request));
    }
}
