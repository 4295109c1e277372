namespace Qa.Domain.Calls;

/// <summary>Who speaks. "System" is the IVR: announcements, menus, the recording notice.</summary>
public enum Role
{
    Agent,
    Customer,
    System,
}
