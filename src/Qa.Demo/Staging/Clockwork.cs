using Qa.Domain.Calls;

namespace Qa.Demo.Staging;

/// <summary>Puts lines on the call's clock: four to five characters a second, with pauses and some overlap.</summary>
internal sealed class Clockwork(bool interrupts, bool hurries, bool english, Dice dice)
{
    private readonly int _agentPace = hurries ? dice.Between(148, 160) : dice.Between(208, 245);
    private readonly int _customerPace = dice.Between(200, 260);
    private Role? _last;
    private int _lastLength;
    private int _clock = dice.Between(200, 900);

    /// <returns>Start and end in milliseconds.</returns>
    public (int Start, int End) Time(Line line, string heard)
    {
        var start = Math.Max(_clock + Gap(line), 0);
        var length = Math.Max(350, Length(line.Role, heard));
        _clock = start + length;
        (_last, _lastLength) = (line.Role, length);
        return (start, _clock);
    }

    private int Gap(Line line)
    {
        if (line.Pause > 0)
            return (line.Pause * 1000) + dice.Below(1500);
        if (line.Role == _last)
            return dice.Between(150, 700);
        if (interrupts && line.Role is Role.Agent && _lastLength > 1500 && dice.Chance(0.9))
            return -dice.Between(1050, Math.Min(1600, _lastLength - 200));
        if (dice.Chance(0.07) && _lastLength > 1500)
            return -dice.Between(120, 600);
        return dice.Between(180, 1300);
    }

    // English words are about six letters in the time of two characters.
    private int Length(Role role, string heard)
    {
        var pace = role is Role.Agent ? _agentPace : _customerPace;
        return heard.Length * (english ? pace / 3 : pace * dice.Between(93, 108) / 100);
    }
}
