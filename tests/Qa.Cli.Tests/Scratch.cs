namespace Qa.Cli.Tests;

/// <summary>A folder that lives as long as a test.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("qa-cli-").FullName;

    /// <summary>Writes a file, in a subfolder if the name says so.</summary>
    /// <returns>Its full path.</returns>
    public string File(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
