namespace CreditFunctions.Regulation.Calendar.Years;

/// <summary>国务院办公厅关于2023年部分节假日安排的通知（国办发明电〔2022〕16号，2022年12月8日）。</summary>
internal static class Year2023
{
    internal static CalendarYear Calendar { get; } = new NoticeBuilder(2023, "国办发明电〔2022〕16号")
        .Off("元旦", "2022-12-31", "01-02")
        .Off("春节", "01-21", "01-27", "01-28", "01-29")
        .Off("清明节", "04-05", "04-05")
        .Off("劳动节", "04-29", "05-03", "04-23", "05-06")
        .Off("端午节", "06-22", "06-24", "06-25")
        .Off("中秋节、国庆节", "09-29", "10-06", "10-07", "10-08")
        .Build();
}
