using CreditFunctions.Storage;

namespace CreditFunctions.Functions.Tests.Storage;

public sealed class PseudonymsTests
{
    private readonly Pseudonyms _pseudonyms = new(FieldCipherTests.Ring(1, 2));

    [Fact]
    public void A_pseudonym_does_not_hold_what_it_stands_for() =>
        Assert.DoesNotContain("220302199001011234", _pseudonyms.OfPerson("220302199001011234"), StringComparison.Ordinal);

    [Fact]
    public void Kind_country_and_number_all_count()
    {
        string[] hashes = [
            _pseudonyms.OfIdentifier(1, "Passport", "CHN", "E12345678"),
            _pseudonyms.OfIdentifier(1, "Passport", "KOR", "E12345678"),
            _pseudonyms.OfIdentifier(1, "CitizenId", "CHN", "E12345678"),
            _pseudonyms.OfIdentifier(2, "Passport", "CHN", "E12345678")];
        Assert.Equal(4, hashes.Distinct().Count());
    }

    [Fact]
    public void An_id_stays_the_same_when_keys_rotate() =>
        Assert.Equal(new Pseudonyms(FieldCipherTests.Ring(1)).Id("record", "a", "b"), _pseudonyms.Id("record", "a", "b"));

    [Fact]
    public void Parts_of_an_id_do_not_run_together() => Assert.NotEqual(_pseudonyms.Id("record", "ab", "c"), _pseudonyms.Id("record", "a", "bc"));
}
