global using System.Collections.Immutable;
global using Microsoft.AspNetCore.Components;
global using Microsoft.Extensions.Localization;
