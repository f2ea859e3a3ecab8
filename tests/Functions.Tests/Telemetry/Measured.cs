using System.Diagnostics.Metrics;
using CreditFunctions.Telemetry;

namespace CreditFunctions.Functions.Tests.Telemetry;

/// <summary>What a gauge says at this moment, of all apps in this process.</summary>
internal static class Measured
{
    public static IReadOnlyList<(int Value, IReadOnlyDictionary<string, object?> By)> Now(string gauge)
    {
        var found = new List<(int, IReadOnlyDictionary<string, object?>)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == Instruments.Meter && instrument.Name == gauge) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((_, value, tags, _) => found.Add((value, new Dictionary<string, object?>(tags.ToArray()))));
        listener.Start();
        listener.RecordObservableInstruments();
        return found;
    }
}
