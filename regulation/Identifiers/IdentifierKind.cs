namespace CreditFunctions.Regulation.Identifiers;

/// <summary>What a number is. Two numbers of different kinds are never the same identifier.</summary>
public enum IdentifierKind
{
    /// <summary>统一社会信用代码, GB 32100-2015: 18 characters, check character modulo 31.</summary>
    UnifiedSocialCreditCode = 1,

    /// <summary>工商注册号: 15 digits, check digit ISO 7064 MOD 11,10.</summary>
    BusinessRegistration = 2,

    /// <summary>组织机构代码, GB 11714: 8 characters and a check character modulo 11.</summary>
    OrganisationCode = 3,

    /// <summary>税务登记号: region and organisation code (15), the unified code (18), or a citizen id with or without a suffix.</summary>
    TaxRegistration = 4,

    /// <summary>事业单位证书号: 12 digits, without a check digit.</summary>
    PublicInstitutionCertificate = 5,

    /// <summary>社会组织登记证号: as the civil affairs department wrote it.</summary>
    SocialOrganisationCertificate = 6,

    /// <summary>公民身份号码, GB 11643-1999: 18 characters, ISO 7064 MOD 11-2. Also that of a 港澳台居民居住证 (region 81 to 83).</summary>
    CitizenId = 10,

    /// <summary>The 15-digit id of before 1999, without a check character.</summary>
    CitizenId15 = 11,

    /// <summary>护照: 5 to 9 letters and digits; the issuing country is part of the identifier.</summary>
    Passport = 12,

    /// <summary>港澳居民来往内地通行证: H or M and 8 digits; two more count renewals and are not part of the identifier.</summary>
    HongKongMacaoPermit = 13,

    /// <summary>台湾居民来往大陆通行证: 8 digits; two more count renewals and are not part of the identifier.</summary>
    TaiwanPermit = 14,

    /// <summary>外国人永久居留身份证 of 2023: 18 characters beginning with 9, checked as a citizen id is.</summary>
    ForeignPermanentResident = 15,

    /// <summary>外国人永久居留证 of before 2023: three letters and 12 digits.</summary>
    ForeignPermanentResident15 = 16,
}
