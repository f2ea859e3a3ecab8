using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Samples.Generator;

/// <summary>
/// The people and organisations of both files: the same seed gives the same pool, so that a business licensed in one file
/// may be fined in the other. No two share a name or a number.
/// </summary>
internal sealed class SubjectPool
{
    private readonly Random _random;
    private readonly SampleIdentifiers _numbers;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    internal SubjectPool(int seed)
    {
        _random = new Random(seed);
        _numbers = new SampleIdentifiers(seed);
        Organisations = Make(520, Company).Concat(Make(20, Institution)).Concat(Make(20, Association)).ToArray();
        SoleProprietors = Make(260, Shop);
        Persons = Make(240, Person);
    }

    internal IReadOnlyList<Subject> Organisations { get; }

    internal IReadOnlyList<Subject> SoleProprietors { get; }

    internal IReadOnlyList<Subject> Persons { get; }

    /// <summary>Somebody: six of ten an organisation, a quarter an individually-owned business, the rest natural persons.</summary>
    internal Subject Any(Random random) => random.Next(100) switch
    {
        < 60 => Organisations[random.Next(Organisations.Count)],
        < 85 => SoleProprietors[random.Next(SoleProprietors.Count)],
        _ => Persons[random.Next(Persons.Count)],
    };

    private static Subject[] Make(int count, Func<Subject> one) => Enumerable.Range(0, count).Select(_ => one()).ToArray();

    private Subject Company()
    {
        var name = Unique(() => $"{Place()}{Pick(Words.Brands)}{Pick(Words.Trades)}有限公司");
        var identifiers = new Dictionary<string, string> { ["_XDR_SHXYM"] = _numbers.UnifiedCode() };
        if (_random.Next(12) == 0)
        {
            // Older companies are often written with the numbers that they had before the unified code.
            identifiers["_XDR_GSZC"] = _numbers.BusinessRegistration();
            identifiers["_XDR_ZZJG"] = Hyphened(identifiers["_XDR_SHXYM"].Substring(8, 9));
            identifiers["_XDR_SWDJ"] = identifiers["_XDR_SHXYM"];
        }

        return Represented(new Subject(name, Subject.Organisation) { Identifiers = identifiers });
    }

    private Subject Institution()
    {
        var identifiers = new Dictionary<string, string> { ["_XDR_SHXYM"] = _numbers.UnifiedCode("12") };
        if (_random.Next(3) == 0)
        {
            identifiers["_XDR_SYDW"] = _numbers.PublicInstitutionCertificate();
        }

        return Represented(new Subject(Unique(() => $"{Place()}{Pick(Words.Brands)}{Pick(Words.Institutions)}"), Subject.Organisation)
        {
            Identifiers = identifiers,
        });
    }

    private Subject Association()
    {
        // Some are known by the civil affairs department's certificate alone.
        var code = _random.Next(3) == 0
            ? KeyValuePair.Create("_XDR_SHZZ", FormattableString.Invariant($"四社证字第{_random.Next(100000, 999999)}号"))
            : KeyValuePair.Create("_XDR_SHXYM", _numbers.UnifiedCode("51"));
        return Represented(new Subject(Unique(() => $"{Place()}{Pick(Words.Brands)}{Pick(Words.Associations)}"), Subject.Organisation)
        {
            Identifiers = new Dictionary<string, string>([code]),
        });
    }

    private Subject Shop()
    {
        var code = _random.Next(6) == 0
            ? KeyValuePair.Create("_XDR_GSZC", _numbers.BusinessRegistration())
            : KeyValuePair.Create("_XDR_SHXYM", _numbers.UnifiedCode("92"));
        return Represented(new Subject(Unique(() => $"{Place()}{Pick(Words.Brands)}{Pick(Words.Shops)}"), Subject.SoleProprietor)
        {
            Identifiers = new Dictionary<string, string>([code]),
        });
    }

    private Subject Person()
    {
        var (document, number) = _random.Next(40) switch
        {
            0 => ("护照号", _numbers.Passport()),
            1 => ("港澳居民来往内地通行证", _numbers.HongKongMacaoPermit()),
            2 => ("台湾居民来往大陆通行证", _numbers.TaiwanPermit()),
            3 => ("外国人永久居留身份证", _numbers.ForeignPermanentResident()),
            4 => ("身份证", _numbers.CitizenId15()),
            _ => ("身份证", _numbers.CitizenId()),
        };
        return new Subject(Unique(PersonName), Subject.Person)
        {
            // The template wants the placeholder where a person has no unified code.
            Identifiers = new Dictionary<string, string>
            {
                ["_XDR_SHXYM"] = "00000000000000000X",
                ["_XDR_ZJLX"] = document,
                ["_XDR_ZJHM"] = number,
            },
        };
    }

    private Subject Represented(Subject subject) => subject with
    {
        Representative = PersonName(),
        RepresentativeId = _random.Next(2) == 0 ? _numbers.CitizenId() : "",
    };

    /// <summary>Districts stand after the city's name, counties and county-level cities without it.</summary>
    private string Place()
    {
        var place = Pick(Words.Districts);
        return place.EndsWith('区') ? "四平市" + place : place;
    }

    private string PersonName() => Pick(Words.Surnames) + Pick(Words.GivenNames);

    private string Unique(Func<string> name)
    {
        for (var tries = 0; ; tries++)
        {
            // Where the words run out, a numeral tells two of a name apart, as chains of shops do.
            var made = name() + (tries > 20 ? "·" + Pick(["甲", "乙", "丙", "丁", "戊", "己"]) : "");
            if (_names.Add(made))
            {
                return made;
            }
        }
    }

    private static string Hyphened(string code) => $"{code[..8]}-{code[8]}";

    private string Pick(string[] words) => words[_random.Next(words.Length)];
}
