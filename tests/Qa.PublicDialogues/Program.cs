using Qa.PublicDialogues;

// Turns public dialogues (JSON Lines with dialogue_id, lang and turns[role, text]) into native call JSON, one call a line.
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: dotnet run --project tests/Qa.PublicDialogues -- OUT.ndjson DIALOGUES.jsonl…");
    return 2;
}

await using var output = File.Create(args[0]);
var count = 0;
foreach (var path in args[1..])
{
    await foreach (var line in File.ReadLinesAsync(path))
    {
        if (PublicDialogue.ToCall(line, count) is not { } call)
            continue;
        await output.WriteAsync(Qa.Domain.Calls.CallJson.Write(call));
        output.WriteByte((byte)'\n');
        count++;
    }
}

Console.WriteLine($"{count} calls written to {args[0]}");
return 0;
