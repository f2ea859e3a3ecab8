using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Regulation.Tests.Identifiers;

public class CheckArgumentTests
{
    [Fact]
    public void Check_characters_are_computed_of_the_right_characters_only()
    {
        Assert.Throws<ArgumentException>(() => UnifiedCodeCheck.Compute("91350100M000100Y"));
        Assert.Throws<ArgumentException>(() => UnifiedCodeCheck.Compute("91350100I000100Y4"));
        Assert.Throws<ArgumentException>(() => Mod11Dash2.Compute("1101051949123100X"));
        Assert.Throws<ArgumentException>(() => Mod11Comma10.Compute("1101A"));
        Assert.Throws<ArgumentException>(() => OrganisationCodeCheck.Compute("D214356"));
    }
}
