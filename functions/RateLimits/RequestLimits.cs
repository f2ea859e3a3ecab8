using System.Globalization;
using System.Threading.RateLimiting;
using CreditFunctions.Access;
using CreditFunctions.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.RateLimits;

/// <summary>
/// How often one may ask (art. 11, 28): a client without a token by its address, others by person and by unit. Token buckets in memory, one set an
/// instance; a bucket that is full again is forgotten.
/// </summary>
internal sealed class RequestLimits(IOptions<RateLimitOptions> options, IOptions<AccessOptions> access) : IDisposable
{
    private const string MissKey = "CreditFunctions.Miss";
    private readonly RateLimitOptions _options = options.Value;
    private readonly bool _enabled = options.Value.Enabled ?? access.Value.Authority.Length == 0;

    private readonly PartitionedRateLimiter<string> _clients = Buckets(options.Value.ClientPerMinute, options.Value.ClientBurst),
        _persons = Buckets(options.Value.PersonPerMinute, options.Value.PersonBurst),
        _units = Buckets(options.Value.UnitPerMinute, options.Value.UnitBurst);

    /// <summary>Lets a request through, or says which bucket is empty and in how many seconds it is worth trying again.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caller">Who calls by a good token; else null or anonymous.</param>
    public Exceeded? Admit(HttpRequest request, Caller? caller)
    {
        if (!_enabled) return null;
        if (!IsKnown(caller)) return Take(_clients, "client", ClientAddress.Of(request, _options.ForwardedHops));
        return Take(_persons, "person", caller!.Person) ?? (caller.Unit is { } unit ? Take(_units, "unit", unit) : null);
    }

    /// <summary>Says that what was asked for is not there: the answer costs its client more than one that finds something.</summary>
    public static void Miss(HttpRequest request) => request.HttpContext.Items[MissKey] = true;

    /// <summary>Takes what a miss costs beyond a hit; a bucket that holds less is emptied.</summary>
    /// <param name="request">The request, answered.</param>
    /// <param name="caller">Who called.</param>
    /// <param name="refused">It was answered by an error of the caller's.</param>
    public void Settle(HttpRequest request, Caller? caller, bool refused)
    {
        if (!_enabled || IsKnown(caller) || (!refused && !request.HttpContext.Items.ContainsKey(MissKey))) return;
        var client = ClientAddress.Of(request, _options.ForwardedHops);
        var left = _clients.GetStatistics(client)?.CurrentAvailablePermits ?? 0;
        using var taken = _clients.AttemptAcquire(client, (int)Math.Min(left, _options.MissCost - 1));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _clients.Dispose();
        _persons.Dispose();
        _units.Dispose();
    }

    private static bool IsKnown(Caller? caller) => caller is not null && caller != Caller.Anonymous;

    private static Exceeded? Take(PartitionedRateLimiter<string> buckets, string kind, string key)
    {
        using var lease = buckets.AttemptAcquire(key);
        if (lease.IsAcquired) return null;
        RequestMetrics.Limited(kind);
        var after = lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
        return new Exceeded($"{kind} {key}", Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)));
    }

    private static PartitionedRateLimiter<string> Buckets(int perMinute, int burst) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
        }), StringComparer.Ordinal);
}

/// <summary>A bucket that is empty.</summary>
/// <param name="Bucket">Names it, within this process.</param>
/// <param name="RetryAfterSeconds">When a token is there again.</param>
internal sealed record Exceeded(string Bucket, int RetryAfterSeconds)
{
    /// <summary>Without whose it is: an address would stand in a log.</summary>
    public override string ToString() => "exceeded " + RetryAfterSeconds.ToString(CultureInfo.InvariantCulture) + " s";
}
