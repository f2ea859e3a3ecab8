using System.Text.Json;
using CreditFunctions.Regulation.Objections;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Objections;

[Trait("Article", "25")]
public class StateStorageTests
{
    [Fact]
    public void Case_comes_back_from_JSON_as_it_was()
    {
        var story = new Story().File(Story.Verifier).Until("2026-10-13T12:00:00+08:00")
            .Play(Story.Decision(Instant("2026-10-14T10:00:00+08:00"), ObjectionOutcome.Corrected));
        var json = JsonSerializer.Serialize(story.Case);
        var read = JsonSerializer.Deserialize<ObjectionCase>(json)!;
        Assert.Equal(json, JsonSerializer.Serialize(read));
        Assert.Equal(story.Case!.Deadline, read.Deadline);
        Assert.Equal(story.Case.Outstanding, read.Outstanding);
    }

    [Fact]
    public void Events_come_back_from_JSON_by_their_kind_and_never_carry_other_peoples_texts()
    {
        ObjectionEvent decision = Story.Decision(Story.Received) with { OtherTexts = ["别人的陈述"] };
        var json = JsonSerializer.Serialize(decision);
        Assert.DoesNotContain(JsonEncodedText.Encode("别人").ToString(), json, StringComparison.Ordinal);
        var read = Assert.IsType<ObjectionEvent.Decided>(JsonSerializer.Deserialize<ObjectionEvent>(json));
        Assert.Equal(ObjectionOutcome.Rejected, read.Outcome);
    }

    [Fact]
    public void State_names_nobody() => Assert.DoesNotContain(JsonEncodedText.Encode("缴款").ToString(),
        JsonSerializer.Serialize(new Story().File().Play(Story.Decision(Instant("2026-10-14T10:00:00+08:00"))).Case), StringComparison.Ordinal);
}
