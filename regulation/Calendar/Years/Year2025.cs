namespace CreditFunctions.Regulation.Calendar.Years;

/// <summary>国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号，2024年11月12日）。</summary>
internal static class Year2025
{
    internal static CalendarYear Calendar { get; } = new NoticeBuilder(2025, "国办发明电〔2024〕12号")
        .Off("元旦", "01-01", "01-01")
        .Off("春节", "01-28", "02-04", "01-26", "02-08")
        .Off("清明节", "04-04", "04-06")
        .Off("劳动节", "05-01", "05-05", "04-27")
        .Off("端午节", "05-31", "06-02")
        .Off("国庆节、中秋节", "10-01", "10-08", "09-28", "10-11")
        .Build();
}
