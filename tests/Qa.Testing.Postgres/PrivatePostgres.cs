using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Qa.Testing.Postgres;

/// <summary>
/// A PostgreSQL server of the tests' own: in a directory that is deleted afterwards, on a free loopback port, with a password nobody knows.
/// It ends with the process that started it, however that ends.
/// </summary>
public sealed class PrivatePostgres : IDisposable
{
    private const string User = "qa";

    // Waits for a word from the tests, or for the end of the pipe from them, which comes even when they are killed: then nobody else tidies up.
    private const string Watch = """
        directory=$1; shift
        "$@" </dev/null >"$directory/log" 2>&1 &
        server=$!
        trap '' INT TERM
        read -r word || gone=yes
        kill -INT $server 2>/dev/null
        wait $server
        [ -z "$gone" ] || rm -rf "$directory"
        """;

    private static readonly Lazy<PrivatePostgres> TheShared = new(() =>
    {
        var server = new PrivatePostgres();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    private readonly string _directory = Directory.CreateTempSubdirectory("qa-postgres-").FullName;
    private readonly string _password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly string[] _settings;
    private Process? _watcher;
    private int _databases;

    /// <param name="settings">Such as "fsync=on"; they come after those of the tests, which are quick and careless about power cuts.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed or does not start; says why.</exception>
    public PrivatePostgres(params string[] settings)
    {
        _settings = settings;
        Port = FreePort();
        try
        {
            Initialize();
            Start();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>One server for all tests of the process, started when it is first asked for.</summary>
    public static PrivatePostgres Shared => TheShared.Value;

    public int Port { get; }

    /// <summary>The server's files, for tests about disks.</summary>
    public string DataDirectory => Path.Combine(_directory, "data");

    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = Port, Database = database, Username = User, Password = _password, IncludeErrorDetail = true,
        }.ToString();

    /// <returns>The connection string of a new, empty database.</returns>
    public string CreateDatabase(string options = "")
    {
        var name = $"t{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        Execute("postgres", $"create database {name} {options}");
        return ConnectionString(name);
    }

    /// <summary>Ends whoever is still connected.</summary>
    public void DropDatabase(string connectionString) =>
        Execute("postgres", $"drop database if exists {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    public void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        command.ExecuteNonQuery();
    }

    /// <summary>Starts the server that was stopped, and returns when it takes connections.</summary>
    public void Start()
    {
        string[] server =
        [
            .. AsServerUser(PostgresPrograms.Path("postgres")), "-D", DataDirectory, "-p", $"{Port}",
            .. Settings("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "full_page_writes=off", "max_connections=200"),
            .. Settings(_settings),
        ];
        _watcher = Process.Start(new ProcessStartInfo("sh", ["-c", Watch, "sh", _directory, .. server]) { RedirectStandardInput = true })!;
        WaitUntilReady();
    }

    /// <summary>Breaks all connections and stops the server; what was committed stays.</summary>
    public void Stop()
    {
        if (_watcher is null)
            return;

        try
        {
            _watcher.StandardInput.WriteLine("stop");
            _watcher.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended already.
        }

        _watcher.WaitForExit();
        _watcher.Dispose();
        _watcher = null;
    }

    public void Dispose()
    {
        Stop();
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }

    private static IEnumerable<string> Settings(params string[] settings) => settings.SelectMany(setting => new[] { "-c", setting });

    private void Initialize()
    {
        var passwords = Path.Combine(_directory, "password");
        File.WriteAllText(passwords, _password);
        if (Environment.UserName == "root")
            Run("chown", "-R", $"{ServerUser().User}:{ServerUser().Group}", _directory);
        var initdb = AsServerUser(PostgresPrograms.Path("initdb"));
        Run(
            initdb[0],
            [
                .. initdb[1..], "-D", DataDirectory, $"--username={User}", $"--pwfile={passwords}", "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions",
            ]);
    }

    private void WaitUntilReady()
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(60); ; Thread.Sleep(50))
        {
            try
            {
                Execute("postgres", "select 1");
                return;
            }
            catch (NpgsqlException error) when (_watcher!.HasExited || DateTime.UtcNow > deadline)
            {
                throw new InvalidOperationException($"PostgreSQL does not start: {File.ReadAllText(Path.Combine(_directory, "log"))}", error);
            }
            catch (NpgsqlException)
            {
                // Not yet.
            }
        }
    }

    // The server refuses to run as root.
    private static string[] AsServerUser(string program) => Environment.UserName == "root"
        ? ["setpriv", $"--reuid={ServerUser().User}", $"--regid={ServerUser().Group}", "--clear-groups", program]
        : [program];

    /// <summary>"postgres" where there is one, else "nobody", as numbers.</summary>
    private static (string User, string Group) ServerUser()
    {
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).ToDictionary(fields => fields[0], StringComparer.Ordinal);
        var user = users.GetValueOrDefault("postgres") ?? users["nobody"];
        return (user[2], user[3]);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {said.Result}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
