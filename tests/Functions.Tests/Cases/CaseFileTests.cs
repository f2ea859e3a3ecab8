using System.Globalization;
using System.Text.Json;
using CreditFunctions.Cases;
using CreditFunctions.Problems;

namespace CreditFunctions.Functions.Tests.Cases;

public sealed class CaseFileTests
{
    [Fact]
    public void A_case_knows_its_newest_requests_again_and_never_grows_full_of_old_ones()
    {
        var file = new CaseFile<string>("state", new Dictionary<string, string>());
        for (var act = 1; act <= 250; act++)
        {
            // As it is between two acts: stored, and read again.
            file = JsonSerializer.Deserialize<CaseFile<string>>(file.Answered(Key(act)).ToJson(), JsonContract.Options)!;
        }

        Assert.Equal(Enumerable.Range(151, 100).Select(act => Key(act).Id), file.Requests.Keys);
        Assert.True(Key(250).IsAnsweredBy(file.Requests));
        Assert.False(Key(150).IsAnsweredBy(file.Requests));
    }

    private static RequestKey Key(int act) => new(act.ToString(CultureInfo.InvariantCulture), "body");
}
