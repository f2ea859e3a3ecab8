using CreditFunctions.Access;
using CreditFunctions.Determinations;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Queries;

namespace CreditFunctions.AccessLogs;

/// <summary>Who made an entry. Of a body its unit is told, never the clerk.</summary>
internal enum AccessBy
{
    /// <summary>The subject itself.</summary>
    Self,
    /// <summary>Who acts for it, by a representation (代理关系): <c>reference</c> names it.</summary>
    Representative,
    /// <summary>A body.</summary>
    Unit,
    /// <summary>Anyone, without a token.</summary>
    Public,
    /// <summary>A person who acts for no body, such as one that was authorised, or refused.</summary>
    Individual,
}

/// <summary>One look or change, as its subject sees it (查询、使用记录, art. 24).</summary>
/// <param name="Entry">The ledger's entry: its proof of inclusion is asked for by this.</param>
/// <param name="At">When, China time.</param>
/// <param name="What">The kind of look or change.</param>
/// <param name="WhatName">The same in Chinese.</param>
/// <param name="By">Who.</param>
/// <param name="Unit">The body, by unified social credit code.</param>
/// <param name="UnitName">Its name, where the subject's own records tell it.</param>
/// <param name="Purpose">The purpose of art. 10, such as <c>10(1)</c>.</param>
/// <param name="PurposeName">Its words.</param>
/// <param name="Matter">The matter's number.</param>
/// <param name="Items">Kinds of record that were handed out or changed.</param>
/// <param name="Records">How many records.</param>
/// <param name="Refused">True where nothing was handed out.</param>
/// <param name="Refusal">The refusal's code.</param>
/// <param name="Reference">What it rested on or changed: an authorisation, grants, a case, a report.</param>
/// <param name="Detail">What became of it, for a change.</param>
/// <param name="Unannounced">Where it was shown later: on which basis.</param>
internal sealed record AccessAnswer(string Entry, DateTimeOffset At, string What, string WhatName, AccessBy By, string? Unit, string? UnitName,
    string? Purpose, string? PurposeName, string? Matter, IReadOnlyList<AccessedItem> Items, int Records, bool Refused, string? Refusal,
    string? Reference, string? Detail, LaterShown? Unannounced)
{
    /// <param name="entry">The entry.</param>
    /// <param name="reader">Its subject.</param>
    /// <param name="names">Names of bodies by their codes.</param>
    public static AccessAnswer Of(LedgerEntry entry, Caller reader, IReadOnlyDictionary<string, string> names)
    {
        var by = ByOf(entry, reader);
        var unit = by == AccessBy.Unit ? entry.Unit : null;
        return new AccessAnswer(entry.Id, ChinaTime.At(entry.At), entry.What, AccessKinds.NameOf(entry.What), by, unit,
            unit is null ? null : names.GetValueOrDefault(unit), entry.Purpose, PurposeText.OfDescription(entry.Purpose), entry.Matter,
            [.. entry.Items.Select(item => new AccessedItem(item, CatalogueItems.Find(item)?.Name ?? (item == OwnDeterminations.Item ? "失信行为认定" : item)))], entry.Records,
            entry.Outcome != LedgerEntry.Answered, entry.Outcome == LedgerEntry.Answered ? null : entry.Outcome, entry.Reference,
            AccessKinds.IsChange(entry.What) ? entry.Detail : null,
            entry.HiddenUntil is { } until ? new LaterShown(entry.Basis, ChinaTime.At(until)) : null);
    }

    private static AccessBy ByOf(LedgerEntry entry, Caller reader) =>
        AccessKinds.IsOwn(entry) ? AccessKinds.IsByRepresentation(entry) ? AccessBy.Representative : AccessBy.Self
        // Who reads for another is neither that other nor of its body.
        : reader.Represents is null && (entry.Person == reader.Person || (entry.Unit is not null && entry.Unit == reader.Unit)) ? AccessBy.Self
        : entry.Unit is not null ? AccessBy.Unit
        : entry.Person == Caller.Anonymous.Person ? AccessBy.Public
        : AccessBy.Individual;
}

/// <summary>A kind of record, by code and Chinese name.</summary>
internal sealed record AccessedItem(string Code, string Name);

/// <summary>Why a look was shown later.</summary>
/// <param name="Basis">The law and article.</param>
/// <param name="HiddenUntil">Until when it was to be hidden, China time; an auditor may have ended it before.</param>
internal sealed record LaterShown(string? Basis, DateTimeOffset HiddenUntil);
