namespace CreditFunctions.Regulation.Calendar.Years;

/// <summary>国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号，2025年11月4日）。</summary>
internal static class Year2026
{
    internal static CalendarYear Calendar { get; } = new NoticeBuilder(2026, "国办发明电〔2025〕7号")
        .Off("元旦", "01-01", "01-03", "01-04")
        .Off("春节", "02-15", "02-23", "02-14", "02-28")
        .Off("清明节", "04-04", "04-06")
        .Off("劳动节", "05-01", "05-05", "05-09")
        .Off("端午节", "06-19", "06-21")
        .Off("中秋节", "09-25", "09-27")
        .Off("国庆节", "10-01", "10-07", "09-20", "10-10")
        .Build();
}
