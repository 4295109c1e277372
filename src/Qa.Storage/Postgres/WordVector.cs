using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Qa.Storage.Calls;

namespace Qa.Storage.Postgres;

/// <summary>
/// The tokens of <see cref="SearchText"/> as text-search vectors, written by this program. A vector holds positions up to 16,383, 255 of each
/// token and 1 MB, so a long call becomes several; phrases cannot cross utterances, and within an endless utterance the parts overlap.
/// </summary>
internal sealed class WordVector
{
    private const int MostPositions = 16_000;
    private const int MostOfOneToken = 255;
    private const int LongestVector = 200_000;

    // A phrase of up to this many tokens is found wherever a part ends.
    private const int Overlap = 64;

    // PostgreSQL refuses tokens of more than 2,046 bytes.
    private const int LongestToken = 255;

    private readonly Dictionary<string, List<int>> _positions = new(StringComparer.Ordinal);
    private readonly Queue<string> _recent = new(Overlap + 1);
    private readonly List<string> _parts = [];
    private int _position;
    private int _characters;

    private WordVector() { }

    /// <param name="document">What <see cref="SearchText.Document"/> made of the utterances.</param>
    /// <returns>Literals of type tsvector, one for most calls, none for a call without a word.</returns>
    public static List<string> PartsOf(string document)
    {
        var vector = new WordVector();
        foreach (var range in document.AsSpan().Split(' '))
        {
            var token = document.AsSpan(range);
            if (token.SequenceEqual(SearchText.Divider))
                vector.EndUtterance();
            else if (!token.IsEmpty)
                vector.Add(Shortened(token.ToString()));
        }

        vector.EndPart();
        return vector._parts;
    }

    /// <returns>A literal of type tsquery. Tokens hold letters and digits only, so that quoting them is safe.</returns>
    public static string Query(SearchWord word) =>
        string.Join(" <-> ", word.Tokens.Select(token => $"'{Shortened(token)}'")) + (word.Prefix ? ":*" : "");

    /// <returns>As <see cref="Query"/>, but the tokens may stand anywhere: the index alone can answer this.</returns>
    public static string AnyPlace(SearchWord word) =>
        string.Join(" & ", word.Tokens.Select(token => $"'{Shortened(token)}'")) + (word.Prefix ? ":*" : "");

    private void Add(string token)
    {
        if (_position >= MostPositions || _characters >= LongestVector || (_positions.TryGetValue(token, out var known) && known.Count >= MostOfOneToken))
            EndPartWithin();
        Put(token);
        _recent.Enqueue(token);
        if (_recent.Count > Overlap)
            _recent.Dequeue();
    }

    private void Put(string token)
    {
        if (!_positions.TryGetValue(token, out var positions))
        {
            _positions.Add(token, positions = []);
            _characters += token.Length;
        }

        positions.Add(++_position);
        _characters += 2;
    }

    // A position that nobody takes: no phrase crosses it.
    private void EndUtterance()
    {
        _position++;
        _recent.Clear();
    }

    private void EndPartWithin()
    {
        EndPart();
        foreach (var token in _recent)
            Put(token);
    }

    private void EndPart()
    {
        if (_positions.Count > 0)
            _parts.Add(Literal());
        _positions.Clear();
        (_position, _characters) = (0, 0);
    }

    private string Literal()
    {
        var text = new StringBuilder(_characters * 3);
        foreach (var (token, positions) in _positions)
        {
            var separator = ':';
            text.Append('\'').Append(token).Append('\'');
            foreach (var position in positions)
            {
                text.Append(separator).Append(CultureInfo.InvariantCulture, $"{position}");
                separator = ',';
            }

            text.Append(' ');
        }

        return text.ToString();
    }

    private static string Shortened(string token) =>
        token.Length <= LongestToken ? token : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
