using Qa.Storage.Sqlite;

namespace Qa.Cli.Doctor;

/// <summary>The data directory: writable, with room, its database whole.</summary>
internal static class DataCheck
{
    // A call with its score card takes about 20 kB: below this, a day of a large centre does not fit.
    private const long WarnBelow = 5L << 30;
    private const long FailBelow = 500L << 20;

    public static IEnumerable<Finding> Run(string folder, Terminal terminal)
    {
        yield return Writable(folder, terminal);
        yield return Room(folder, terminal);
        yield return Database(Path.Combine(folder, "qa.db"), terminal);
    }

    private static Finding Writable(string folder, Terminal terminal)
    {
        var check = terminal.Say($"数据目录 {folder}", $"Data directory {folder}");
        var existing = Existing(folder);
        var probe = Path.Combine(existing, $".qa-doctor-{Environment.ProcessId}");
        try
        {
            File.WriteAllText(probe, string.Empty);
            File.Delete(probe);
            return new Finding(check, Health.Ok, existing == folder ? terminal.Say("可写", "writable") : terminal.Say("还没有，首次启动时创建", "not there yet; the first start creates it"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Finding(check, Health.Fail, error.Message, terminal.Say("给运行用户写权限，或用 Qa__DataDir 换一个目录", "Give the user the right to write, or choose another directory with Qa__DataDir."));
        }
    }

    private static Finding Room(string folder, Terminal terminal)
    {
        var check = terminal.Say("磁盘空间", "Disk space");
        var free = new DriveInfo(Existing(folder)).AvailableFreeSpace;
        var reason = terminal.Say($"剩余 {free / (double)(1L << 30):0.0} GiB", $"{free / (double)(1L << 30):0.0} GiB free");
        var remedy = terminal.Say("清理磁盘，或用 Qa__DataDir 换到大盘", "Free space, or move to a larger disk with Qa__DataDir.");
        return free switch
        {
            < FailBelow => new Finding(check, Health.Fail, reason, remedy),
            < WarnBelow => new Finding(check, Health.Warn, reason, remedy),
            _ => new Finding(check, Health.Ok, reason),
        };
    }

    private static Finding Database(string path, Terminal terminal)
    {
        var check = terminal.Say("数据库", "Database");
        if (!File.Exists(path))
            return new Finding(check, Health.Ok, terminal.Say("还没有，首次启动时创建", "not there yet; the first start creates it"));
        if (DatabaseCheck.IsInUse(path))
            return new Finding(check, Health.Ok, terminal.Say("服务正在使用，未做检查", "in use by the server; not examined"));

        return DatabaseCheck.Damage(path) is { } damage
            ? new Finding(check, Health.Fail, damage, terminal.Say("从备份恢复 qa.db，或移走后重新导入", "Restore qa.db from a backup, or move it away and import again."))
            : new Finding(check, Health.Ok, terminal.Say($"{path} 完好", $"{path} is whole"));
    }

    private static string Existing(string folder)
    {
        var found = folder;
        while (!Path.Exists(found) && Path.GetDirectoryName(found) is { } parent)
            found = parent;
        return found;
    }
}
